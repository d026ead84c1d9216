// Loads the library into a fresh process out of one file, compiled before, instead of two hundred: every module stands where
// it would stand, under its own path, and only the reading, the search for files and the compiling are spared.
import { existsSync, readFileSync } from "node:fs";
import Module from "node:module";
import path from "node:path";
import vm from "node:vm";

/** A module's body, as node wraps it. */
type Body = (
  exports: unknown,
  require: NodeJS.Require,
  module: NodeJS.Module,
  file: string,
  folder: string,
) => void;

/** What was loaded once; paths are those below the sandbox's root. */
export interface Bundle {
  /** A script that gives the modules' bodies, by path. */
  readonly source: string;
  /** The script as V8 compiled it; without it, it is compiled now. */
  readonly compiled?: Buffer;
  /** What each module requires, and which file that is. */
  readonly found: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

interface Loader {
  _resolveFilename(request: string, parent: NodeJS.Module | undefined, ...rest: unknown[]): string;
  readonly _extensions: Record<string, (module: NodeJS.Module, file: string) => void>;
}

export const loader = Module as unknown as Loader;

/** The sandbox's root, seen from node_modules/svertka/dist/grading. */
const root = path.resolve(__dirname, "../../../..");

/** The parts of a bundle, beside this file. */
export const parts = { source: "bundle.js", compiled: "bundle.bin", found: "bundle.json" };

/** Lets node find its own files again; until then it takes what it can from the bundle, if there is one. */
export const leaveBundle = existsSync(partAt("found")) ? takeFrom(read()).leave : () => {};

/** `file` as a bundle names it. */
export function below(file: string): string {
  return path.relative(root, file).split(path.sep).join("/");
}

/** Makes node's loader take from `bundle` what is in it, until `leave` is called. */
export function takeFrom({ source, compiled, found }: Bundle) {
  const { _resolveFilename: resolve } = loader;
  const load = loader._extensions[".js"]!;
  const script = new vm.Script(source, {
    filename: partAt("source"),
    ...(compiled && { cachedData: compiled }),
  });
  const bodies = script.runInThisContext() as Readonly<Record<string, Body>>;
  loader._resolveFilename = (request, parent, ...rest) => {
    const file = parent && found[below(parent.filename)]?.[request];
    return file === undefined ? resolve(request, parent, ...rest) : path.join(root, file);
  };
  loader._extensions[".js"] = (module, file) => {
    const body = bodies[below(file)];
    if (body) body.call(module.exports, module.exports, requireOf(module), module, file, path.dirname(file));
    else load(module, file);
  };
  const leave = () => {
    loader._resolveFilename = resolve;
    loader._extensions[".js"] = load;
  };
  return { leave, script };
}

function read(): Bundle {
  return {
    source: readFileSync(partAt("source"), "utf8"),
    compiled: readFileSync(partAt("compiled")),
    found: JSON.parse(readFileSync(partAt("found"), "utf8")) as Bundle["found"],
  };
}

function partAt(part: keyof typeof parts): string {
  return path.join(__dirname, parts[part]);
}

/** What node gives a module as its `require`. */
function requireOf(module: NodeJS.Module): NodeJS.Require {
  const resolve = (request: string) => loader._resolveFilename(request, module);
  return Object.assign((request: string) => module.require(request) as unknown, {
    ...{ resolve, cache: require.cache, main: require.main, extensions: require.extensions },
  }) as unknown as NodeJS.Require;
}
