// `svertka build`: lessons/ → notebooks/, exercises/, solutions/ in both languages.
import path from "node:path";
import { Command } from "commander";

/** Where tsc puts the compiled lessons, beside this folder. */
const compiled = path.join(__dirname, "..", "lessons");

export function buildCommand(): Command {
  return new Command("build")
    .description("build the notebooks from lessons/")
    .option("--check", "write nothing; fail if a notebook is not what its source says")
    .option("--force", "replace exercise notebooks that somebody has worked in, too")
    .option("--watch", "build again after every change, until Ctrl-C")
    .option("--course <folder>", "the course; without it, the nearest folder upward that has lessons/")
    .action(async (options: { check?: boolean; force?: boolean; watch?: boolean; course?: string }) => {
      if (options.check && options.force)
        throw new RangeError("--check writes nothing and --force replaces notebooks: give one of them");
      const { findCourse } = await import("../authoring/folders.js");
      const { runBuild } = await import("../authoring/run.js");
      const wish = options.course ?? process.cwd();
      const course = findCourse(wish);
      if (course === undefined)
        throw new Error(`there is no folder lessons/ in ${wish} or above; name one with --course`);
      const { exercisesOf } = await import("../assess/catalogue.js");

      const run = () => {
        forgetCompiled();
        const { ok, lines } = runBuild(course, exercisesOf, options);
        for (const line of lines) (ok ? console.log : console.error)(line);
        return ok;
      };
      if (!run()) process.exitCode = 1;
      if (!options.watch) return;
      const { watchFolders } = await import("../authoring/watch.js");
      console.log("watching lessons/ (Ctrl-C ends)");
      const stop = watchFolders([path.join(course, "lessons"), compiled], () => {
        try {
          run();
        } catch (error) {
          console.error(`svertka: ${(error as Error).message}`);
        }
      });
      process.once("SIGINT", () => {
        stop();
        process.exitCode = 0;
      });
    });
}

/** A compiled checks.js that has changed is read anew. */
function forgetCompiled(): void {
  for (const name of Object.keys(require.cache))
    if (name.startsWith(compiled + path.sep)) delete require.cache[name];
}
