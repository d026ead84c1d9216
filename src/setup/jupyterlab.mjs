// @ts-check
// JupyterLab as the course runs it: our kernel only, our settings, nothing of the user's other Jupyters, no network.
import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { placesIn } from "./places.mjs";
import { pythonEnvironment } from "./python.mjs";
import { startTree, stopTree } from "./tree.mjs";
import { SetupError } from "./words.mjs";

const patience = 90_000;

/**
 * @typedef {object} ServerWish
 * @property {string} root the course's folder
 * @property {string} [folder] the one that JupyterLab shows, if not the course's
 * @property {number} port a free one
 * @property {"en" | "ru"} language of JupyterLab's menus and of the page that it opens on
 * @property {boolean} browser whether to open the page in the system's browser
 * @property {string} [home] where this server keeps settings, workspaces and running state
 * @property {string} [page] the notebook that it opens on
 * @property {string[]} [extra] more arguments for JupyterLab
 * @property {import("node:child_process").StdioOptions} [stdio]
 */

/**
 * @typedef {object} Server
 * @property {string} url of the page it opens on, with the token that opens it
 * @property {string} address without page and token, ends in a slash
 * @property {string} token
 * @property {import("node:child_process").ChildProcess} child
 * @property {() => Promise<void>} ready resolves when it answers
 * @property {() => Promise<void>} stop ends it and its kernels
 */

/**
 * Starts JupyterLab; see `Server`.
 * @param {ServerWish} wish
 * @returns {Server}
 */
export function startJupyterLab(wish) {
  const { root, port, language, browser, extra = [], stdio = "inherit" } = wish;
  const { python, kept } = placesIn(root);
  const {
    folder = root,
    home = path.join(kept, "jupyter"),
    page = `notebooks/${language}/00-course.ipynb`,
  } = wish;
  const token = randomBytes(24).toString("hex");
  const settings = writeSettings(home, language);
  const start = `/lab/tree/${page}`;
  const options = {
    "ServerApp.ip": "127.0.0.1",
    "ServerApp.port": port,
    "ServerApp.port_retries": 0,
    "ServerApp.root_dir": folder,
    "ServerApp.open_browser": browser ? "True" : "False",
    "ServerApp.answer_yes": "True",
    "ServerApp.log_level": "WARN",
    "LabApp.log_level": "WARN",
    "LabApp.default_url": start,
    "LabApp.app_settings_dir": settings,
    "LabApp.extension_manager": "readonly",
    "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
    "LanguageServerManager.autodetect": "False",
    "MultiKernelManager.default_kernel_name": "tslab",
    "KernelSpecManager.ensure_native_kernel": "False",
    "KernelSpecManager.allowed_kernelspecs": "tslab",
  };
  const args = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  if (process.getuid?.() === 0) args.push("--allow-root");
  const child = startTree(python, ["-m", "jupyterlab", ...args, ...extra], {
    cwd: folder,
    env: serverEnvironment(process.env, home, token),
    stdio,
  });
  const address = `http://127.0.0.1:${port}/`;
  return {
    url: `${address.slice(0, -1)}${start}?token=${token}`,
    address,
    token,
    child,
    ready: () => answering(child, address, token),
    stop: () => stopTree(child),
  };
}

/**
 * An environment without the user's own Jupyter: kernels, settings and servers of other projects stay out of the
 * course, and the course stays out of them. The token goes this way because anyone can read a command line.
 * @param {NodeJS.ProcessEnv} base
 * @param {string} home
 * @param {string} token
 * @returns {NodeJS.ProcessEnv}
 */
export function serverEnvironment(base, home, token) {
  const kept = Object.entries(pythonEnvironment(base)).filter(([name]) => !/^(JUPYTER|IPYTHON)/.test(name));
  return {
    ...Object.fromEntries(kept),
    JUPYTER_CONFIG_DIR: path.join(home, "config"),
    JUPYTER_DATA_DIR: path.join(home, "data"),
    JUPYTER_RUNTIME_DIR: path.join(home, "runtime"),
    JUPYTERLAB_SETTINGS_DIR: path.join(home, "settings"),
    JUPYTERLAB_WORKSPACES_DIR: path.join(home, "workspaces"),
    JUPYTER_TOKEN: token,
  };
}

/** The course's own defaults; what the reader sets in JupyterLab goes before them. */
function writeSettings(/** @type {string} */ home, /** @type {"en" | "ru"} */ language) {
  const folder = path.join(home, "defaults");
  const overrides = {
    "@jupyterlab/apputils-extension:notification": { fetchNews: "false", checkForUpdates: false },
    "@jupyterlab/translation-extension:plugin": { locale: language === "ru" ? "ru_RU" : "en" },
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "overrides.json"), `${JSON.stringify(overrides, null, 2)}\n`);
  return folder;
}

/** Resolves when the server answers; rejects when it has ended or stays silent too long. */
async function answering(
  /** @type {import("node:child_process").ChildProcess} */ child,
  /** @type {string} */ address,
  /** @type {string} */ token,
) {
  for (const start = Date.now(); Date.now() - start < patience; ) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new SetupError({
        en: `JupyterLab ended at once (exit code ${child.exitCode ?? child.signalCode}); what it printed above says why`,
        ru: `JupyterLab сразу завершился (код ${child.exitCode ?? child.signalCode}); причина напечатана выше`,
      });
    }
    try {
      const headers = { Authorization: `token ${token}` };
      const { ok } = await fetch(`${address}api/status`, { headers, signal: AbortSignal.timeout(5_000) });
      if (ok) return;
    } catch {
      // Not listening yet.
    }
    await sleep(100);
  }
  throw new SetupError({
    en: `JupyterLab does not answer at ${address} after ${patience / 1000} s`,
    ru: `JupyterLab не отвечает по адресу ${address} уже ${patience / 1000} с`,
  });
}
