// @ts-check
// Refuses a Node that cannot run the course. Any Node that knows modules must be able to read this file and the ones
// that import it, so that the reader gets a sentence and not a syntax error.

/**
 * What to tell about a Node version that is too old, or undefined for one that will do. Both lines that allow
 * `require` of ECMAScript modules will: 20.19 and newer, 22.12 and newer.
 * @param {string} version such as "20.19.0"
 * @returns {{ en: string, ru: string } | undefined}
 */
export function refusal(version) {
  const parts = version.split(".").map(Number);
  const major = parts[0] || 0;
  const minor = parts[1] || 0;
  if (major >= 23 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) return undefined;
  return {
    en:
      "Svertka needs Node.js 20.19 or newer (22.12 or newer in line 22); this is " +
      version +
      ". Install a current one from https://nodejs.org and start again.",
    ru:
      "Свёртке нужен Node.js не ниже 20.19 (в линии 22 — не ниже 22.12), а это " +
      version +
      ". Установите свежий с https://nodejs.org и запустите снова.",
  };
}

/** Ends the process with one line in the system's language if its own Node is too old. */
export function refuseOldNode() {
  const told = refusal(process.versions.node);
  if (!told) return;
  const system =
    process.env.SVERTKA_LANG || process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "";
  console.error(system.indexOf("ru") === 0 ? told.ru : told.en);
  process.exit(1);
}
