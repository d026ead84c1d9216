// @ts-check
// Finding a free port on this computer.
import { createServer } from "node:net";
import { SetupError } from "./words.mjs";

/** True if nobody listens on `port` of the loopback address. */
export function isFree(/** @type {number} */ port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * The port that was wished for; without a wish, `first` or the next free one after it.
 * @param {number | undefined} wish
 * @param {number} first
 * @throws SetupError if the wished port is taken, or a hundred in a row are
 */
export async function choosePort(wish, first) {
  if (wish !== undefined) {
    if (await isFree(wish)) return wish;
    throw new SetupError({
      en: `port ${wish} is taken: end the program that uses it, or choose another one with --port`,
      ru: `порт ${wish} занят: закройте программу, которая его держит, или выберите другой через --port`,
    });
  }
  for (let port = first; port < first + 100; port++) if (await isFree(port)) return port;
  throw new SetupError({
    en: `ports ${first} to ${first + 99} are all taken: choose another one with --port`,
    ru: `порты с ${first} по ${first + 99} все заняты: выберите другой через --port`,
  });
}
