// @ts-check
// What may stand after `npm start --`.
import { parseArgs } from "node:util";
import { guess, SetupError } from "./words.mjs";

/** @typedef {{ language: "en" | "ru", browser: boolean, port: number | undefined, help: boolean }} Options */

/** @type {import("./words.mjs").Text} */
export const usage = {
  en: `npm start -- [options]    sets the course up if need be and opens it in JupyterLab

  --lang en|ru     the language of the course page (default: the system's)
  --port N         the port to use (default: 8888, or the next free one)
  --no-browser     only print the address
  --help           this text`,
  ru: `npm start -- [параметры]    при необходимости готовит курс и открывает его в JupyterLab

  --lang en|ru     язык страницы курса (иначе — язык системы)
  --port N         порт (иначе — 8888 или следующий свободный)
  --no-browser     только напечатать адрес
  --help           этот текст`,
};

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Options}
 * @throws SetupError that names what is wrong
 */
export function readOptions(args, environment) {
  const values = parsed(args);
  const { lang, port } = values;
  if (lang !== undefined && lang !== "en" && lang !== "ru") {
    throw new SetupError({
      en: `--lang ${lang}: the course speaks en and ru`,
      ru: `--lang ${lang}: курс есть на языках en и ru`,
    });
  }
  const number = port === undefined ? undefined : Number(port);
  if (number !== undefined && !(Number.isInteger(number) && number >= 1 && number <= 65535)) {
    throw new SetupError({
      en: `--port ${port}: a port is a whole number from 1 to 65535`,
      ru: `--port ${port}: порт — целое число от 1 до 65535`,
    });
  }
  return {
    language: lang ?? guess(environment),
    browser: !values["no-browser"],
    port: number,
    help: values.help ?? false,
  };
}

function parsed(/** @type {string[]} */ args) {
  try {
    return parseArgs({
      args,
      options: {
        lang: { type: "string" },
        port: { type: "string" },
        "no-browser": { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    const reason = /** @type {Error} */ (error).message;
    throw new SetupError({
      en: `${reason} (npm start -- --help lists the options)`,
      ru: `${reason} (параметры перечислит npm start -- --help)`,
    });
  }
}
