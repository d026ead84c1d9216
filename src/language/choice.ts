// Which language a process speaks: an explicit choice, the notebook's folder, then the system's.
import type { Language } from "./text";

let chosen: Language | undefined;

/** The language of this process's output; with an argument, sets it for the rest of the process. */
export function language(choice?: Language): Language {
  if (choice !== undefined) chosen = choice;
  return chosen ?? guess(process.cwd(), process.env);
}

/**
 * The language that a folder and an environment speak for: `SVERTKA_LANG`, else a folder `en` or `ru` on the way to
 * `folder` (JupyterLab starts a kernel in its notebook's folder), else `LC_ALL`, `LC_MESSAGES`, `LANG`, else English.
 */
export function guess(folder: string, environment: NodeJS.ProcessEnv): Language {
  const wish = environment.SVERTKA_LANG;
  if (wish === "en" || wish === "ru") return wish;
  const named = folder.split(/[\\/]/).findLast((part) => part === "en" || part === "ru");
  if (named !== undefined) return named as Language;
  const system = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "";
  return system.startsWith("ru") ? "ru" : "en";
}
