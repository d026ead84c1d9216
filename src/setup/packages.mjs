// @ts-check
// The npm side: are the locked packages there, and installing them.
import { readFileSync } from "node:fs";
import { run, unreachable } from "./run.mjs";
import { SetupError } from "./words.mjs";

/** @typedef {import("./places.mjs").Places} Places */
/** @typedef {{ packages: { [place: string]: { version?: string, optional?: boolean, link?: boolean } } }} Lock */

/**
 * True if the packages that npm says it installed are those of package-lock.json. npm writes its own list last, so a
 * broken-off installation has none.
 * @param {Places} places
 */
export function packagesMatch({ lock, installed }) {
  try {
    const wanted = /** @type {Lock} */ (JSON.parse(readFileSync(lock, "utf8"))).packages;
    const present = /** @type {Lock} */ (JSON.parse(readFileSync(installed, "utf8"))).packages;
    const places = Object.keys(wanted).filter((place) => place.includes("node_modules/"));
    // An optional package is left out where it is for another system.
    return places.every((place) => {
      const is = present[place];
      return is === undefined ? wanted[place]?.optional === true : is.version === wanted[place]?.version;
    });
  } catch {
    return false;
  }
}

/**
 * @param {Places} places
 * @param {string} log
 */
export async function installPackages({ root }, log) {
  // npm tells the scripts it runs where it lies; without it, the system's npm is asked by name.
  const own = process.env.npm_execpath;
  const args = [
    "ci",
    "--no-audit",
    "--no-fund",
    "--fetch-retries=2",
    "--fetch-retry-mintimeout=1000",
    "--fetch-retry-maxtimeout=5000",
  ];
  const byName = process.platform === "win32" ? "npm.cmd" : "npm";
  const [program, first, shell] = own?.endsWith("npm-cli.js")
    ? [process.execPath, [own], false]
    : [byName, [], process.platform === "win32"];
  const { code, output } = await run(program, [...first, ...args], { cwd: root, log, shell });
  if (code === 0) return;
  const silent = unreachable(output);
  if (silent === undefined) {
    const text = { en: "npm could not install the packages.", ru: "npm не смог установить пакеты." };
    throw new SetupError(text, complaints(output));
  }
  throw new SetupError({
    en: `npm cannot reach the package registry ${silent}: check the network or proxy and start again; what is done will not be done twice.`,
    ru: `npm не может связаться с хранилищем пакетов ${silent}: проверьте сеть или прокси и запустите снова; сделанное повторяться не будет.`,
  });
}

/** The first lines that npm calls errors: they say what is wrong, the rest is advice. */
function complaints(/** @type {string} */ output) {
  const lines = output.split("\n").filter((line) => /^npm (error|ERR!) \S/.test(line));
  return lines.slice(0, 12).join("\n");
}
