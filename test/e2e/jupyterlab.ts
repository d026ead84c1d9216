// A real JupyterLab from the course's own .venv, started as `npm start` starts it, and a real browser on it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, type Page, chromium as playwright } from "playwright-core";
import { startJupyterLab } from "../../src/setup/jupyterlab.mjs";
import { courseFolder } from "../../src/setup/places.mjs";
import { chromium } from "../system";

export interface Lab {
  /** Opens a notebook, by its path below `folder`, and waits until its cells are there. */
  open(notebook: string): Promise<Page>;
  /** The address of a page or of the interface: `address("api/kernels")`. */
  address(rest: string): string;
  /** Requests of the pages to any other computer than this one. */
  readonly strays: readonly string[];
  /** Errors that nobody caught in the pages. */
  readonly errors: readonly string[];
  /** What the server has printed. */
  log(): string;
  /** Ends the browser, JupyterLab and its kernels, and removes what they kept. */
  close(): Promise<void>;
}

export interface LabWish {
  readonly language?: "en" | "ru";
  /** The folder that JupyterLab shows; without it, the course. */
  readonly folder?: string;
  readonly viewport?: { width: number; height: number };
}

/** Starts JupyterLab on a free port, with settings of its own, and a browser. Rejects with the server's words. */
export async function startLab({ language = "en", folder, viewport }: LabWish = {}): Promise<Lab> {
  const home = mkdtempSync(path.join(tmpdir(), "svertka-lab-"));
  process.env.SVERTKA_PROGRESS = path.join(home, "progress");
  const server = startJupyterLab({
    root: courseFolder,
    port: await freePort(),
    language,
    browser: false,
    home,
    extra: ["--LabApp.expose_app_in_browser=True"],
    stdio: ["ignore", "pipe", "pipe"],
    ...(folder !== undefined && { folder }),
  });
  let printed = "";
  for (const stream of [server.child.stdout, server.child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  const strays: string[] = [];
  const errors: string[] = [];
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    await server.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  const address = (rest: string) =>
    `${server.address}${rest}${rest.includes("?") ? "&" : "?"}token=${server.token}`;
  try {
    [browser] = await Promise.all([startBrowser(), server.ready()]);
    const context = await browser.newContext({
      locale: language,
      viewport: viewport ?? { width: 1280, height: 900 },
    });
    // Shorter than a test may take, so that it is the step that is named and not the test.
    context.setDefaultTimeout(20_000);
    context.on("request", (request) => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(server.address))
        strays.push(request.url());
    });
    const open = async (notebook: string) => {
      const page = await context.newPage();
      page.on("pageerror", (error) => errors.push(error.stack ?? error.message));
      // `reset` keeps the tabs of an earlier page out of this one.
      await page.goto(address(`lab/tree/${encodeURI(notebook)}?reset`));
      await page.locator(".jp-Notebook .jp-Cell").first().waitFor({ timeout: 60_000 });
      return page;
    };
    return { open, address, strays, errors, log: () => printed, close };
  } catch (error) {
    await close();
    throw new Error(`JupyterLab or the browser did not start. The server printed:\n${printed}`, {
      cause: error,
    });
  }
}

/** Changes JupyterLab's theme and waits until the page shows it. */
export async function useTheme(page: Page, theme: "JupyterLab Light" | "JupyterLab Dark"): Promise<void> {
  await page.evaluate((name) => {
    const { jupyterapp } = window as unknown as {
      jupyterapp: { commands: { execute(...args: unknown[]): unknown } };
    };
    return jupyterapp.commands.execute("apputils:change-theme", { theme: name });
  }, theme);
  await page.locator(`body[data-jp-theme-name="${theme}"]`).waitFor({ state: "attached" });
  await page.locator("#jupyterlab-splash").waitFor({ state: "detached" });
}

/** Run → Run All Cells, once the notebook has its kernel: before, JupyterLab would ask which one to take. */
export async function runAll(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { jupyterapp } = window as unknown as {
      jupyterapp: {
        commands: { execute(command: string): Promise<unknown> };
        shell: { currentWidget: { sessionContext: { ready: Promise<void>; session: unknown } } };
      };
    };
    await jupyterapp.shell.currentWidget.sessionContext.ready;
    void jupyterapp.commands.execute("notebook:run-all-cells");
  });
}

/** Writes a notebook for our kernel with these cells. */
export function writeNotebook(file: string, cells: readonly object[]): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const kernelspec = { name: "tslab", display_name: "TypeScript", language: "typescript" };
  const notebook = { cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 };
  writeFileSync(file, JSON.stringify(notebook, null, 1));
}

/** Debian's Chromium refuses to run as root without `--no-sandbox`; the pages are our own. */
function startBrowser(): Promise<Browser> {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  return playwright.launch({ executablePath: chromium!, args });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
