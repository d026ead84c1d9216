// @ts-check
// Runs the steps that are not done yet. A step's stamp is taken away before it starts and given when it has ended
// well, so whatever breaks it off, the next start does it again.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { alone } from "./lock.mjs";
import { placesIn } from "./places.mjs";
import { showProgress } from "./progress.mjs";
import { stampsIn } from "./stamps.mjs";
import { SetupError, said } from "./words.mjs";

/** @typedef {import("./steps.mjs").Step} Step */

/**
 * Brings the course in `root` to where all `steps` are done.
 * @param {string} root
 * @param {readonly Step[]} steps
 * @param {(step: Step, error: SetupError) => void} [failed] what to do about a step that fails, if not to stop there
 */
export async function setUp(root, steps, failed) {
  const places = placesIn(root);
  await alone(places.kept, async () => {
    const stamps = stampsIn(places.kept);
    const log = path.join(places.kept, "setup.log");
    mkdirSync(places.kept, { recursive: true });
    writeFileSync(log, "");
    for (const step of steps) {
      if (isDone(step, places, stamps)) continue;
      stamps.drop(step.id);
      const finish = showProgress(said(step.name));
      try {
        await step.make(places, log);
        if (!step.present(places)) throw unfinished(step);
      } catch (error) {
        finish(false);
        if (!(error instanceof SetupError) || !failed) throw error;
        failed(step, error);
        continue;
      }
      // A print from before could be of a .venv that this step has replaced.
      stamps.set(step.id, step.made(places));
      finish(true);
    }
  });
}

/**
 * True if `step` is done and nothing it was made from has changed since. Packages that npm has installed by itself
 * have no stamp and need none.
 * @param {Step} step
 * @param {import("./places.mjs").Places} places
 * @param {ReturnType<typeof stampsIn>} stamps
 */
export function isDone(step, places, stamps) {
  if (!step.present(places)) return false;
  const stamp = stamps.get(step.id);
  return stamp === step.made(places) || (stamp === undefined && step.selfEvident === true);
}

/** @param {Step} step */
function unfinished({ name }) {
  return new SetupError({
    en: `${name.en}: the program ended well and left nothing behind; .svertka/setup.log has what it printed`,
    ru: `${name.ru}: программа завершилась без ошибки, но ничего не сделала; её вывод — в .svertka/setup.log`,
  });
}
