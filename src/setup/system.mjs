// @ts-check
// Parts of the system that npm and pip cannot bring: a browser and a database server for the tests, bubblewrap for the
// sandbox.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import path from "node:path";

/** @typedef {import("./words.mjs").Text} Text */
/** @typedef {{ package: string, leftOut: Text }} Missing */

/**
 * The Chromium to test with: the one that `CHROMIUM` names, else the first of the usual names on the PATH.
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {string | undefined}
 */
export function findChromium(environment = process.env) {
  if (environment.CHROMIUM) return isProgram(environment.CHROMIUM) ? environment.CHROMIUM : undefined;
  const folders = (environment.PATH ?? "").split(path.delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isProgram);
}

/** True if bubblewrap is there and the kernel lets it work: it is really tried. */
export function bubblewrapWorks() {
  if (process.platform !== "linux") return false;
  return (
    spawnSync("bwrap", ["--unshare-all", "--ro-bind", "/", "/", "true"], { stdio: "ignore" }).status === 0
  );
}

const oldestPostgres = 15;

/**
 * The folder of PostgreSQL's programs `initdb` and `postgres`, version 15 or newer: Debian keeps them off the PATH.
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {string | undefined}
 */
export function findPostgres(environment = process.env) {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => path.join(debian, version, "bin")),
    ...(environment.PATH ?? "").split(path.delimiter),
  ];
  return folders.find((folder) => {
    if (!["initdb", "postgres"].every((name) => isProgram(path.join(folder, name)))) return false;
    const { stdout } = spawnSync(path.join(folder, "postgres"), ["--version"], { encoding: "utf8" });
    return Number(/ (\d+)/.exec(stdout)?.[1]) >= oldestPostgres;
  });
}

/**
 * The system parts that the tests need and do not find.
 * @returns {Missing[]}
 */
export function missingParts() {
  /** @type {Missing[]} */
  const missing = [];
  if (!findChromium()) {
    missing.push({ package: "chromium", leftOut: { en: "tests in the browser", ru: "тесты в браузере" } });
  }
  if (process.platform === "linux" && !bubblewrapWorks()) {
    missing.push({ package: "bubblewrap", leftOut: { en: "tests in the sandbox", ru: "тесты в песочнице" } });
  }
  if (process.platform === "linux" && !findPostgres()) {
    missing.push({
      package: "postgresql",
      leftOut: { en: "tests on a database server", ru: "тесты на сервере баз данных" },
    });
  }
  return missing;
}

function isProgram(/** @type {string} */ file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
