// @ts-check
// Parts of the system that npm and pip cannot bring: a browser for the tests, bubblewrap for the sandbox.
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
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
