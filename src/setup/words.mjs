// @ts-check
// The language that the set-up speaks, and the errors that it ends with: one line, what is wrong and what to do.

/** @typedef {{ en: string, ru: string }} Text */

/** @type {"en" | "ru"} */
let speaking = guess(process.env);

/**
 * The language of the set-up's output; with an argument, sets it for the rest of the process.
 * @param {"en" | "ru"} [choice]
 */
export function language(choice) {
  if (choice !== undefined) speaking = choice;
  return speaking;
}

/**
 * The language that an environment speaks for, as `guess` in src/language/choice.ts, which is not compiled yet when
 * the set-up runs. Windows sets none of the variables; there the system's locale decides.
 * @param {NodeJS.ProcessEnv} environment
 * @returns {"en" | "ru"}
 */
export function guess(environment) {
  const wish = environment.SVERTKA_LANG;
  if (wish === "en" || wish === "ru") return wish;
  const system = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG;
  const locale =
    system ?? (process.platform === "win32" ? Intl.DateTimeFormat().resolvedOptions().locale : "en");
  return locale.startsWith("ru") ? "ru" : "en";
}

/** @param {Text} text */
export function said(text) {
  return text[speaking];
}

/** An end that the reader can mend: only its text is shown, without a stack. */
export class SetupError extends Error {
  /**
   * @param {Text} text
   * @param {string} [details] what the failed program printed
   */
  constructor(text, details = "") {
    super(text.en);
    this.name = "SetupError";
    this.text = text;
    this.details = details;
  }
}

/**
 * Runs `main` and turns what it throws into a line and exit code 1.
 * @param {() => Promise<number>} main gives the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    if (error.details) console.error(error.details);
    console.error(`✗ ${said(error.text)}`);
    process.exitCode = 1;
  }
}
