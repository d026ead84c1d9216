// The parts of the system that some tests need: `describe.skipIf(!chromium)`, `describe.skipIf(!bubblewrap)`,
// `describe.skipIf(!postgres)`.
import { bubblewrapWorks, findChromium, findPostgres } from "../src/setup/system.mjs";

/** The browser's path, or undefined where there is none. */
export const chromium: string | undefined = findChromium();

/** True where bubblewrap really works. */
export const bubblewrap: boolean = bubblewrapWorks();

/** The folder of PostgreSQL's programs, or undefined where there is none. */
export const postgres: string | undefined = process.platform === "linux" ? findPostgres() : undefined;
