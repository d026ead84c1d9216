// The course's own programs as an archive carries them: compiled, with what npm needs to fetch the packages.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const single = [
  "package.json",
  "package-lock.json",
  "src/package.json",
  "src/lab/package.json",
  "src/bin/svertka.js",
];

/** Path to content of all that the grader is made of, from the course in the folder `root`; a `course.json` comes along. */
export function libraryFiles(root: string): Map<string, Buffer> {
  const compiled = readdirSync(path.join(root, "src", "dist"), { recursive: true, encoding: "utf8" })
    .map((name) => `src/dist/${name.replaceAll(path.sep, "/")}`)
    .filter((name) => /\.(js|json|d\.ts)$/.test(name))
    .sort();
  const own = existsSync(path.join(root, "course.json")) ? ["course.json"] : [];
  return new Map([...single, ...own, ...compiled].map((file) => [file, readFileSync(path.join(root, file))]));
}
