// @ts-check
// What the set-up remembers: for each step that ended well, a fingerprint of all it was made from.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

/**
 * The stamps of the course in `kept`, its folder .svertka.
 * @param {string} kept
 */
export function stampsIn(kept) {
  const file = path.join(kept, "setup.json");
  const read = () => {
    try {
      return /** @type {{ [step: string]: string }} */ (JSON.parse(readFileSync(file, "utf8")));
    } catch {
      // Missing or cut short: then nothing is known to be done.
      return {};
    }
  };
  const write = (/** @type {{ [step: string]: string }} */ stamps) => {
    mkdirSync(kept, { recursive: true });
    writeFileSync(`${file}.new`, `${JSON.stringify(stamps, null, 2)}\n`);
    renameSync(`${file}.new`, file);
  };
  return {
    get: (/** @type {string} */ step) => read()[step],
    set: (/** @type {string} */ step, /** @type {string} */ fingerprint) =>
      write({ ...read(), [step]: fingerprint }),
    drop: (/** @type {string} */ step) => {
      const { [step]: dropped, ...others } = read();
      if (dropped !== undefined) write(others);
    },
  };
}

/**
 * A fingerprint of texts in their order.
 * @param {string[]} parts
 */
export function fingerprint(...parts) {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}

/**
 * The fingerprint of files: of names and contents. A folder stands for all files below it that `wanted` names.
 * @param {string[]} paths
 * @param {RegExp} [wanted] which file names below a folder count
 */
export function filesPrint(paths, wanted = /./) {
  const files = paths.flatMap((each) => (existsSync(each) ? below(each, wanted) : []));
  return fingerprint(...files.flatMap(({ name, file }) => [name, readFileSync(file, "utf8")]));
}

const unread = new Set(["node_modules", "dist", "lib", "labextension"]);

/** @returns {{ name: string, file: string }[]} */
function below(/** @type {string} */ start, /** @type {RegExp} */ wanted, name = path.basename(start)) {
  if (!statSync(start).isDirectory()) return [{ name, file: start }];
  return readdirSync(start, { withFileTypes: true })
    .filter((entry) => (entry.isDirectory() ? !unread.has(entry.name) : wanted.test(entry.name)))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => below(path.join(start, entry.name), wanted, `${name}/${entry.name}`));
}
