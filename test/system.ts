// The parts of the system that some tests need: `describe.skipIf(!chromium)`, `describe.skipIf(!bubblewrap)`.
import { bubblewrapWorks, findChromium } from "../src/setup/system.mjs";

/** The browser's path, or undefined where there is none. */
export const chromium: string | undefined = findChromium();

/** True where bubblewrap really works. */
export const bubblewrap: boolean = bubblewrapWorks();
