// @ts-check
// What `svertka doctor` looks at: every part that the course stands on, whether it is well, and what to do if not.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { refusal } from "./node-version.mjs";
import { placesIn } from "./places.mjs";
import { askPython, isNewEnough } from "./python.mjs";
import { bubblewrapWorks, findChromium } from "./system.mjs";

/** @typedef {import("./words.mjs").Text} Text */
/**
 * @typedef {object} Finding
 * @property {string} part
 * @property {boolean} well
 * @property {boolean} required whether the course cannot be read without it
 * @property {Text} what
 * @property {Text} [advice] only where it is not well
 */

const again = { en: "run npm start: it mends this", ru: "запустите npm start: он это исправит" };

/**
 * @param {string} root the course's folder
 * @returns {Finding[]}
 */
export function examine(root) {
  const places = placesIn(root);
  return [
    node(),
    python(places),
    jupyterlab(places),
    kernel(places),
    extension(places),
    sandbox(),
    chromium(),
  ];
}

/** @returns {Finding} */
function node() {
  const { node: version } = process.versions;
  const advice = refusal(version);
  return finding("node", !advice, true, same(`Node.js ${version}`), advice);
}

/** @returns {Finding} */
function python(/** @type {import("./places.mjs").Places} */ places) {
  const own = askPython([places.python]);
  if (own && isNewEnough(own.version))
    return finding("python", true, true, same(`Python ${own.version} (.venv)`));
  return finding(
    "python",
    false,
    true,
    { en: "Python: no working .venv", ru: "Python: нет рабочей .venv" },
    again,
  );
}

/** @returns {Finding} */
function jupyterlab(/** @type {import("./places.mjs").Places} */ { staging }) {
  const version = () =>
    JSON.parse(readFileSync(path.join(staging(), "package.json"), "utf8")).jupyterlab.version;
  return tried("jupyterlab", same("JupyterLab"), () => same(`JupyterLab ${version()}`));
}

/** @returns {Finding} */
function kernel(/** @type {import("./places.mjs").Places} */ { kernel: spec }) {
  const name = { en: "kernel tslab", ru: "ядро tslab" };
  return tried("kernel", name, () => {
    const [program, launcher] = JSON.parse(readFileSync(spec, "utf8")).argv;
    const lost = [program, launcher].find((file) => !existsSync(file));
    if (lost) throw new Error(`${lost} is not there`);
    return { en: `${name.en}: ${launcher}`, ru: `${name.ru}: ${launcher}` };
  });
}

/** @returns {Finding} */
function extension(/** @type {import("./places.mjs").Places} */ { labInstalled }) {
  const name = { en: "JupyterLab extension svertka-lab", ru: "расширение JupyterLab svertka-lab" };
  return tried("extension", name, () => {
    const { version, jupyterlab } = JSON.parse(readFileSync(path.join(labInstalled, "package.json"), "utf8"));
    const entry = path.join(labInstalled, jupyterlab._build.load);
    if (!existsSync(entry)) throw new Error(`${entry} is not there`);
    return { en: `${name.en} ${version}`, ru: `${name.ru} ${version}` };
  });
}

/** @returns {Finding} */
function sandbox() {
  if (bubblewrapWorks()) {
    return finding("sandbox", true, false, { en: "sandbox: bubblewrap", ru: "песочница: bubblewrap" });
  }
  const what = {
    en: "sandbox: Node's permission model (svertka grade --sandbox permissions), which is weaker; bubblewrap is missing or not allowed to work",
    ru: "песочница: модель разрешений Node (svertka grade --sandbox permissions), она слабее; bubblewrap нет, или ему не дают работать",
  };
  const advice = {
    en: "to grade a class on Linux: sudo apt-get install bubblewrap (Ubuntu 24.04 also: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0)",
    ru: "чтобы проверять группу на Linux: sudo apt-get install bubblewrap (в Ubuntu 24.04 ещё: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0)",
  };
  return finding("sandbox", false, false, what, advice);
}

/** @returns {Finding} */
function chromium() {
  const found = findChromium();
  if (found) return finding("chromium", true, false, same(`Chromium: ${found}`));
  const what = {
    en: "Chromium: not found; only tests need it",
    ru: "Chromium: не найден; он нужен только тестам",
  };
  const advice = {
    en: "sudo apt-get install chromium, or set CHROMIUM to a browser's path",
    ru: "sudo apt-get install chromium или укажите путь к браузеру в CHROMIUM",
  };
  return finding("chromium", false, false, what, advice);
}

/** A required part whose files are looked at: whatever is wrong with them, npm start mends it. */
/** @returns {Finding} */
function tried(/** @type {string} */ part, /** @type {Text} */ name, /** @type {() => Text} */ look) {
  try {
    return finding(part, true, true, look());
  } catch {
    const what = { en: `${name.en}: not there or broken`, ru: `${name.ru}: нет или повреждено` };
    return finding(part, false, true, what, again);
  }
}

/**
 * @param {string} part
 * @param {boolean} well
 * @param {boolean} required
 * @param {Text} what
 * @param {Text} [advice]
 * @returns {Finding}
 */
function finding(part, well, required, what, advice) {
  return { part, well, required, what, ...(advice && { advice }) };
}

/** @returns {Text} */
function same(/** @type {string} */ text) {
  return { en: text, ru: text };
}
