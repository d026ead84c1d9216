// @ts-check
// nbgrader for tests and bench, in an environment of its own over .venv: in .venv itself it would change JupyterLab.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { placesIn, sitePackages } from "./places.mjs";
import { pythonEnvironment } from "./python.mjs";
import { run } from "./run.mjs";
import { SetupError } from "./words.mjs";

/**
 * The environment of processes that run `nbgrader` and this course's kernel; the packages are installed when they are not
 * there.
 * @param {string} root the course's folder
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function nbgraderEnvironment(root) {
  const places = placesIn(root);
  const folder = path.join(places.kept, "nbgrader");
  const programs = path.join(folder, process.platform === "win32" ? "Scripts" : "bin");
  const mark = path.join(folder, "installed");
  const requirements = path.join(root, "src", "setup", "requirements-nbgrader.txt");
  // Its programs hold absolute paths: in another folder they are made anew.
  const wanted = `${folder}\n${readFileSync(requirements, "utf8")}`;
  if (!existsSync(mark) || readFileSync(mark, "utf8") !== wanted) {
    rmSync(folder, { recursive: true, force: true });
    await must(root, [places.python, "-m", "venv", folder]);
    writeFileSync(path.join(sitePackages(folder), "course.pth"), `${sitePackages(places.venv)}\n`);
    const quiet = ["--quiet", "--disable-pip-version-check", "--no-input"];
    const install = ["-m", "pip", "install", ...quiet, "--no-deps", "-r", requirements];
    await must(root, [path.join(programs, "python"), ...install]);
    await must(root, [process.execPath, places.command, "kernel", "install", "--prefix", folder]);
    writeFileSync(mark, wanted);
  }
  const { JUPYTER_CONFIG_DIR: _, ...environment } = pythonEnvironment(process.env);
  return {
    ...environment,
    PATH: [programs, process.env.PATH].join(path.delimiter),
    JUPYTER_PATH: path.join(folder, "share", "jupyter"),
    JUPYTER_NO_CONFIG: "1",
  };
}

/**
 * @param {string} root
 * @param {string[]} command
 */
async function must(root, [program = "", ...args]) {
  const { code, output } = await run(program, args, { cwd: root, env: pythonEnvironment(process.env) });
  if (code === 0) return;
  throw new SetupError(
    { en: "nbgrader could not be installed.", ru: "nbgrader не удалось установить." },
    output.trim(),
  );
}
