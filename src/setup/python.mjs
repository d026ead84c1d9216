// @ts-check
// The Python side: finding a Python that will do, and making .venv with the pinned packages.
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { run, unreachable } from "./run.mjs";
import { SetupError } from "./words.mjs";

/** @typedef {import("./places.mjs").Places} Places */
/** @typedef {{ command: string[], version: string, venv: boolean }} Python */

const windows = process.platform === "win32";
const question = `
import json, sys
try:
    import ensurepip, venv
    able = True
except ImportError:
    able = False
print(json.dumps({"version": ".".join(map(str, sys.version_info[:3])), "venv": able}))
`;

/**
 * What a Python says about itself, or undefined if there is none.
 * @param {string[]} command program and first arguments
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Python | undefined}
 */
export function askPython([program = "", ...args], environment = process.env) {
  const { status, stdout } = spawnSync(program, [...args, "-c", question], {
    encoding: "utf8",
    env: pythonEnvironment(environment),
    windowsHide: true,
  });
  if (status !== 0) return undefined;
  try {
    return { command: [program, ...args], ...JSON.parse(stdout) };
  } catch {
    return undefined;
  }
}

/**
 * The first Python of the system that can make the environment.
 * @param {NodeJS.ProcessEnv} [environment] where to look: its PATH
 * @throws SetupError that says what to install
 */
export function findPython(environment = process.env) {
  const minors = [14, 13, 12, 11, 10];
  const names = windows
    ? [["py", "-3"], ["python"], ["python3"]]
    : [["python3"], ["python"], ...minors.map((minor) => [`python3.${minor}`])];
  const found = names
    .map((command) => askPython(command, environment))
    .filter((python) => python !== undefined);
  const fitting = found.filter(({ version }) => isNewEnough(version));
  const able = fitting.find(({ venv }) => venv);
  if (able) return able;
  if (fitting[0]) {
    const { version, command } = fitting[0];
    const [major, minor] = version.split(".");
    const packages = `python${major}.${minor}-venv`;
    throw new SetupError({
      en: `${command.join(" ")} is Python ${version} without its venv module. On Debian and Ubuntu: sudo apt-get install ${packages} (or python3-venv); then start again.`,
      ru: `${command.join(" ")} — это Python ${version} без модуля venv. В Debian и Ubuntu: sudo apt-get install ${packages} (или python3-venv); затем запустите снова.`,
    });
  }
  const how = {
    en: "Install one (Debian, Ubuntu: sudo apt-get install python3 python3-venv; others: https://www.python.org/downloads/) and start again.",
    ru: "Установите его (Debian, Ubuntu: sudo apt-get install python3 python3-venv; другие системы: https://www.python.org/downloads/) и запустите снова.",
  };
  if (found[0]) {
    const { version, command } = found[0];
    throw new SetupError({
      en: `Svertka needs Python 3.10 or newer; ${command.join(" ")} is ${version}. ${how.en}`,
      ru: `Свёртке нужен Python 3.10 или новее, а ${command.join(" ")} — это ${version}. ${how.ru}`,
    });
  }
  throw new SetupError({
    en: `Svertka needs Python 3.10 or newer, and none was found. ${how.en}`,
    ru: `Свёртке нужен Python 3.10 или новее, а его не нашлось. ${how.ru}`,
  });
}

/** @param {string} version */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 3 || (major === 3 && minor >= 10);
}

/**
 * An environment in which our Python finds our packages and no others.
 * @param {NodeJS.ProcessEnv} base
 * @returns {NodeJS.ProcessEnv}
 */
export function pythonEnvironment(base) {
  const kept = Object.entries(base).filter(
    ([name]) => !/^(PYTHON(HOME|PATH|STARTUP|USERBASE)|PIP_(USER|TARGET|PREFIX|ROOT))$/.test(name),
  );
  return { ...Object.fromEntries(kept), PYTHONNOUSERSITE: "1", PYTHONUTF8: "1" };
}

/**
 * Makes `.venv` anew with the packages of requirements.txt.
 * @param {Places} places
 * @param {string} log
 */
export async function makeVenv(places, log) {
  const { command } = findPython();
  rmSync(places.venv, { recursive: true, force: true });
  const [program = "", ...args] = command;
  const env = pythonEnvironment(process.env);
  const { code, output } = await run(program, [...args, "-m", "venv", places.venv], {
    cwd: places.root,
    env,
    log,
  });
  if (code !== 0) {
    const text = {
      en: "Python could not make its environment .venv.",
      ru: "Python не смог создать среду .venv.",
    };
    throw new SetupError(text, output);
  }
  await pipInstall(places, ["--no-deps", "-r", places.requirements], log);
  writeFileSync(places.mark, randomUUID());
}

/**
 * @param {Places} places
 * @param {string[]} what
 * @param {string} log
 */
export async function pipInstall(places, what, log) {
  const quiet = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off", "--retries", "2"];
  const { code, output } = await run(places.python, ["-m", "pip", "install", ...quiet, ...what], {
    cwd: places.root,
    env: pythonEnvironment(process.env),
    log,
  });
  if (code === 0) return;
  const silent = unreachable(output);
  if (silent === undefined) {
    const text = { en: "pip could not install JupyterLab.", ru: "pip не смог установить JupyterLab." };
    throw new SetupError(text, output.trim().split("\n").slice(-15).join("\n"));
  }
  throw new SetupError({
    en: `pip cannot reach the Python package registry ${silent}: check the network or proxy and start again; what is done will not be done twice.`,
    ru: `pip не может связаться с хранилищем пакетов Python ${silent}: проверьте сеть или прокси и запустите снова; сделанное повторяться не будет.`,
  });
}
