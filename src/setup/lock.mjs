// @ts-check
// One set-up at a time in a folder: a lock file with its owner's process number, kept fresh while the owner lives.
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { atEnd } from "./ending.mjs";
import { said } from "./words.mjs";

const freshness = 2_000;
const stale = 15_000;

/**
 * Does `work` while no other process does it in the same folder; waits for its turn and says so. A lock whose owner
 * is gone, or has not kept it fresh (its number may belong to another program by now), is taken over.
 * @template T
 * @param {string} kept the course's folder .svertka
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(kept, work) {
  mkdirSync(kept, { recursive: true });
  const file = path.join(kept, "lock");
  for (let told = false; !take(file); told = true) {
    const owner = ownerOf(file);
    if (owner === undefined) continue;
    if (!told) {
      console.log(
        said({
          en: `… another set-up is at work in this folder (process ${owner}); waiting for it`,
          ru: `… в этой папке уже идёт установка (процесс ${owner}); ждём её`,
        }),
      );
    }
    await sleep(500);
  }
  const beat = setInterval(() => utimesSync(file, new Date(), new Date()), freshness);
  const release = () => {
    clearInterval(beat);
    rmSync(file, { force: true });
  };
  const forget = atEnd(release);
  try {
    return await work();
  } finally {
    forget();
    release();
  }
}

function take(/** @type {string} */ file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    return false;
  }
}

/** The living owner of the lock; a dead one's lock is removed. */
function ownerOf(/** @type {string} */ file) {
  try {
    const owner = Number(readFileSync(file, "utf8"));
    if (Date.now() - statSync(file).mtimeMs < stale && isAlive(owner)) return owner;
    rmSync(file, { force: true });
  } catch (error) {
    // Released between two looks.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOENT") throw error;
  }
  return undefined;
}

function isAlive(/** @type {number} */ pid) {
  // The lock is written in two moments: empty for an instant, then with the number.
  if (pid === 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
