// @ts-check
// nbgrader for tests and bench, in an environment of its own over .venv: in .venv itself it would change JupyterLab.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { placesIn, sitePackages } from "./places.mjs";
import { pythonEnvironment } from "./python.mjs";
import { run } from "./run.mjs";
import { SetupError } from "./words.mjs";

/**
 * The environment of processes that run `nbgrader` and its kernels; the packages are installed when they are not there.
 * @param {string} root the course's folder
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function nbgraderEnvironment(root) {
  const places = placesIn(root);
  const folder = path.join(places.kept, "nbgrader");
  const programs = path.join(folder, process.platform === "win32" ? "Scripts" : "bin");
  const mark = path.join(folder, "installed");
  const wanted = readFileSync(path.join(root, "src", "setup", "requirements-nbgrader.txt"), "utf8");
  if (!existsSync(mark) || readFileSync(mark, "utf8") !== wanted) {
    rmSync(folder, { recursive: true, force: true });
    await python(root, [places.python, "-m", "venv", folder]);
    writeFileSync(path.join(sitePackages(folder), "course.pth"), `${sitePackages(places.venv)}\n`);
    const install = [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--disable-pip-version-check",
      "--no-input",
      "--no-deps",
    ];
    const list = ["-r", path.join(root, "src", "setup", "requirements-nbgrader.txt")];
    await python(root, [path.join(programs, "python"), ...install, ...list]);
    writeFileSync(mark, wanted);
  }
  const { JUPYTER_CONFIG_DIR: _, ...environment } = pythonEnvironment(process.env);
  return {
    ...environment,
    PATH: [programs, process.env.PATH].join(path.delimiter),
    JUPYTER_PATH: path.join(places.venv, "share", "jupyter"),
    JUPYTER_NO_CONFIG: "1",
  };
}

/**
 * @param {string} root
 * @param {string[]} command
 */
async function python(root, [program = "", ...args]) {
  const { code, output } = await run(program, args, { cwd: root, env: pythonEnvironment(process.env) });
  if (code === 0) return;
  throw new SetupError(
    { en: "nbgrader could not be installed.", ru: "nbgrader не удалось установить." },
    output.trim(),
  );
}
