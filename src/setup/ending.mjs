// @ts-check
// One way to end early: on Ctrl-C, SIGTERM or a closed terminal, what was started is stopped, newest first.

/** @typedef {() => unknown} Act */

/** @type {Set<Act>} */
const acts = new Set();
/** @type {{ [signal: string]: number }} */
const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
let ending = false;

/**
 * Has `act` done (and awaited) when a signal ends the process. The returned function takes it back.
 * @param {Act} act
 */
export function atEnd(act) {
  if (acts.size === 0) for (const signal of Object.keys(codes)) process.on(signal, end);
  acts.add(act);
  return () => {
    acts.delete(act);
    if (acts.size === 0 && !ending) for (const signal of Object.keys(codes)) process.off(signal, end);
  };
}

/**
 * Makes Ctrl-C the ordinary way out, as it is for a server that runs until then.
 */
export function endWell() {
  codes.SIGINT = 0;
}

/** npm passes a Ctrl-C on to a process that the terminal has told already: only the first counts. */
async function end(/** @type {string} */ signal) {
  if (ending) return;
  ending = true;
  // A closed terminal can no longer be written to.
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
  for (const act of [...acts].reverse()) {
    try {
      await act();
    } catch (error) {
      console.error(error);
    }
  }
  process.exit(codes[signal]);
}
