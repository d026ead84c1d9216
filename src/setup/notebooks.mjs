// @ts-check
// `npm run build`: compiles and builds the notebooks; what stands after `--` goes to `svertka build`.
import { spawnSync } from "node:child_process";
import { courseFolder, placesIn } from "./places.mjs";
import { setUp } from "./setup.mjs";
import { kernels, library, packages } from "./steps.mjs";
import { runMain } from "./words.mjs";

/** @param {string[]} args */
export function build(args) {
  return runMain(async () => {
    await setUp(courseFolder, [packages, kernels, library]);
    const { command, root } = placesIn(courseFolder);
    return (
      spawnSync(process.execPath, [command, "build", ...args], { cwd: root, stdio: "inherit" }).status ?? 1
    );
  });
}
