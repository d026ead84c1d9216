// @ts-check
// `npm start`: sets up what is missing, starts JupyterLab, and stops it when asked to.
import { atEnd, endWell } from "./ending.mjs";
import { startJupyterLab } from "./jupyterlab.mjs";
import { readOptions, usage } from "./options.mjs";
import { courseFolder } from "./places.mjs";
import { choosePort } from "./port.mjs";
import { showProgress } from "./progress.mjs";
import { setUp } from "./setup.mjs";
import { steps } from "./steps.mjs";
import { language, runMain, said } from "./words.mjs";

const usual = 8888;

/** @param {string[]} args */
export function start(args) {
  return runMain(async () => {
    const options = readOptions(args, process.env);
    language(options.language);
    if (options.help) {
      console.log(said(usage));
      return 0;
    }
    // Before the long work: a taken port is told at once.
    await choosePort(options.port, usual);
    await setUp(courseFolder, steps);
    const port = await choosePort(options.port, usual);
    if (options.port === undefined && port !== usual) {
      console.log(
        said({ en: `Port ${usual} is taken, using ${port}.`, ru: `Порт ${usual} занят, берём ${port}.` }),
      );
    }
    return serve(port, options);
  });
}

/**
 * @param {number} port
 * @param {import("./options.mjs").Options} options
 * @returns {Promise<number>} the exit code, when JupyterLab ends by itself
 */
async function serve(port, { language: tongue, browser }) {
  const server = startJupyterLab({ root: courseFolder, port, language: tongue, browser });
  atEnd(async () => {
    console.log(
      said({ en: "\nStopping JupyterLab and its kernels …", ru: "\nОстанавливаем JupyterLab и его ядра…" }),
    );
    await server.stop();
  });
  endWell();
  const ended = new Promise((resolve) => server.child.once("exit", (code) => resolve(code ?? 1)));
  const finish = showProgress("JupyterLab");
  try {
    await server.ready();
    finish(true);
  } catch (error) {
    finish(false);
    await server.stop();
    throw error;
  }
  console.log(
    said({
      en: `\nThe course is open at\n\n    ${server.url}\n\nCtrl-C here stops it.`,
      ru: `\nКурс открыт по адресу\n\n    ${server.url}\n\nCtrl-C здесь его остановит.`,
    }),
  );
  return ended;
}
