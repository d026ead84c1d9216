// @ts-check
// The steps of the set-up, in order. Each says from what it is made, how to see that its result is there, and how to
// make it.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { compileKernels } from "./kernels.mjs";
import { installPackages, packagesMatch } from "./packages.mjs";
import { askPython, makeVenv, pipInstall } from "./python.mjs";
import { run } from "./run.mjs";
import { filesPrint, fingerprint } from "./stamps.mjs";
import { SetupError } from "./words.mjs";

/** @typedef {import("./places.mjs").Places} Places */
/** @typedef {import("./words.mjs").Text} Text */
/**
 * @typedef {object} Step
 * @property {string} id the name of its stamp
 * @property {Text} name
 * @property {(places: Places) => string} made a fingerprint of all it is made from
 * @property {(places: Places) => boolean} present whether its result is there
 * @property {boolean} [selfEvident] `present` is proof enough where there is no stamp
 * @property {(places: Places, log: string) => Promise<void>} make
 */

/** @type {Step} */
export const packages = {
  id: "packages",
  name: { en: "npm packages", ru: "пакеты npm" },
  made: ({ lock }) => fingerprint(filesPrint([lock]), process.platform, process.arch),
  present: packagesMatch,
  selfEvident: true,
  make: installPackages,
};

/** @type {Step} */
const venv = {
  id: "python",
  name: { en: "JupyterLab in .venv (the longest step)", ru: "JupyterLab в .venv (самый долгий шаг)" },
  // An environment knows its own place: in a moved or copied folder it has to be made again.
  made: ({ requirements, root }) => fingerprint(filesPrint([requirements]), root),
  present: (places) => venvPrint(places) !== "" && askPython([places.python]) !== undefined,
  make: makeVenv,
};

/** @type {Step} */
const testPackages = {
  id: "python for tests",
  name: { en: "Python packages of the tests", ru: "пакеты Python для тестов" },
  made: (places) => fingerprint(filesPrint([places.testRequirements]), venvPrint(places)),
  present: ({ python }) => existsSync(python),
  make: (places, log) => pipInstall(places, ["-r", places.testRequirements, "-c", places.requirements], log),
};

/** @type {Step} */
export const kernels = {
  id: "kernels",
  name: { en: "WebAssembly kernels", ru: "ядра WebAssembly" },
  made: (places) => fingerprint(filesPrint([places.kernelSource], /\.ts$/), filesPrint([places.lock])),
  present: (places) => existsSync(places.kernelModule),
  make: compileKernels,
};

/** @type {Step} */
export const library = {
  id: "library",
  name: { en: "library and lessons, compiled", ru: "сборка библиотеки и уроков" },
  made: ({ root }) => {
    const at = (/** @type {string} */ name) => path.join(root, name);
    const sources = filesPrint(
      [at("src"), at("lessons"), at("tsconfig.base.json")],
      /\.ts$|^(tsconfig|package)\.json$/,
    );
    return fingerprint(sources, filesPrint([at("package-lock.json")]));
  },
  present: ({ library: built }) => existsSync(built),
  make: async ({ root, typescript }, log) => {
    const { code, output } = await run(process.execPath, [typescript, "-b", "lessons"], { cwd: root, log });
    if (code === 0) return;
    throw new SetupError(
      { en: "the library does not compile", ru: "библиотека не компилируется" },
      output.trim(),
    );
  },
};

/** @type {Step} */
const extension = {
  id: "extension",
  name: { en: "JupyterLab extension", ru: "расширение JupyterLab" },
  made: (places) =>
    fingerprint(filesPrint([places.labSource, places.lock], /\.(ts|js|json|css)$/), venvPrint(places)),
  present: ({ labInstalled }) => existsSync(path.join(labInstalled, "package.json")),
  make: async ({ root, typescript, builder, staging, labSource, labBuilt, labInstalled }, log) => {
    const failed = {
      en: "the JupyterLab extension cannot be built",
      ru: "расширение JupyterLab не собирается",
    };
    const types = await run(process.execPath, [typescript, "-p", labSource], { cwd: root, log });
    if (types.code !== 0) throw new SetupError(failed, types.output.trim());
    const bundle = await run(process.execPath, [builder, "--core-path", staging(), labSource], {
      cwd: root,
      log,
    });
    if (bundle.code !== 0) throw new SetupError(failed, bundle.output.trim());
    rmSync(labInstalled, { recursive: true, force: true });
    mkdirSync(path.dirname(labInstalled), { recursive: true });
    cpSync(labBuilt, labInstalled, { recursive: true });
  },
};

/** @type {Step} */
const kernel = {
  id: "kernel",
  name: { en: "tslab kernel", ru: "ядро tslab" },
  made: (places) =>
    fingerprint(
      process.execPath,
      filesPrint([path.join(places.root, "src", "kernel", "spec.ts")]),
      venvPrint(places),
    ),
  present: ({ kernel: spec }) => existsSync(spec),
  make: async ({ root, command, venv: folder }, log) => {
    const args = [command, "kernel", "install", "--prefix", folder];
    const { code, output } = await run(process.execPath, args, { cwd: root, log });
    if (code === 0) return;
    throw new SetupError(
      { en: "the kernel cannot be registered", ru: "ядро не зарегистрировать" },
      output.trim(),
    );
  },
};

/** What a reader needs, and what the tests need on top. */
export const steps = [packages, venv, kernels, library, extension, kernel];
export const testSteps = [packages, venv, testPackages, kernels, library, extension, kernel];

/** What is made inside .venv is gone with it: each finished .venv has a mark of its own. */
function venvPrint(/** @type {Places} */ { mark }) {
  return existsSync(mark) ? readFileSync(mark, "utf8") : "";
}
