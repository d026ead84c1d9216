// Live controls as a reader meets them: real JupyterLab, real ipywidgets, real kernel, in both languages.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { courseFolder } from "../../src/setup/places.mjs";
import { chromium } from "../system";
import { type Lab, startLab, writeNotebook } from "./jupyterlab";

const source = `import { both, interact } from "svertka";
interact(
  { kernel: [1, 7], mode: ["valid", "same"], flip: false },
  ({ kernel, mode, flip }) => {
    if (kernel > 5) throw new RangeError(\`a kernel of \${kernel} on 5 cells\`);
    const y = Array.from({ length: kernel }, (_, cell) => (flip ? -cell : cell));
    const title = \`kernel \${kernel}, \${mode}, \${flip ? "turned" : "straight"}\`;
    return { data: [{ y }], layout: { height: 300, title: { text: title } } };
  },
  {
    start: { kernel: 3 },
    names: { kernel: both("kernel", "ядро"), mode: both("padding", "паддинг"), flip: both("turned", "повёрнуто") },
  },
);`;

const words = {
  en: {
    labels: ["kernel", "padding", "turned"],
    rest: "padding = same, turned = yes",
    again: "Run the cell again",
  },
  ru: {
    labels: ["ядро", "паддинг", "повёрнуто"],
    rest: "паддинг = same, повёрнуто = да",
    again: "запустите ячейку снова",
  },
};

interface Jupyter {
  readonly jupyterapp: {
    readonly commands: { execute(command: string): Promise<unknown> };
    readonly shell: {
      readonly currentWidget: {
        readonly sessionContext: {
          readonly ready: Promise<void>;
          readonly session: { readonly kernel: { restart(): Promise<void> } };
        };
      };
    };
  };
}

describe.skipIf(!chromium).each(["en", "ru"] as const)(
  "live controls in %s",
  { timeout: 90_000 },
  (language) => {
    let folder: string;
    let lab: Lab;
    let page: Page;

    beforeAll(async () => {
      mkdirSync(path.join(courseFolder, ".svertka"), { recursive: true });
      folder = mkdtempSync(path.join(courseFolder, ".svertka", "interact-test-"));
      const cell = {
        cell_type: "code",
        id: "live",
        source,
        execution_count: null,
        metadata: {},
        outputs: [],
      };
      writeNotebook(path.join(folder, language, "live.ipynb"), [cell]);
      // So low that the notebook scrolls.
      lab = await startLab({ language, folder, viewport: { width: 1280, height: 560 } });
      page = await lab.open(`${language}/live.ipynb`);
      await runAll();
      await page.locator(".gtitle").waitFor({ timeout: 60_000 });
    }, 150_000);

    afterAll(async () => {
      await lab?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const title = () => page.locator(".gtitle").textContent({ timeout: 5000 });
    const handle = () => page.locator(".widget-slider [role=slider]");

    const problem = async () => (await page.locator(".svertka-figure-problem").allTextContents())[0];

    it("shows the controls above the figure, called in the notebook's language", async () => {
      expect(
        await page.locator(".widget-inline-hbox .widget-label, .widget-checkbox span").allTextContents(),
      ).toEqual(expect.arrayContaining(words[language].labels));
      expect(await title()).toBe("kernel 3, valid, straight");
      const controls = (await page.locator(".widget-slider").boundingBox())!;
      const figure = (await page.locator(".js-plotly-plot").boundingBox())!;
      expect(controls.y + controls.height).toBeLessThanOrEqual(figure.y);
    });

    it("draws anew, in place, when the keyboard moves the slider", async () => {
      await page.locator(".js-plotly-plot").evaluate((plot) => plot.setAttribute("data-same", "yes"));
      await page.locator(".js-plotly-plot").scrollIntoViewIfNeeded();
      await handle().focus();
      const place = () => page.locator(".js-plotly-plot").boundingBox();
      const before = await place();
      await page.keyboard.press("ArrowRight");
      await expect.poll(title).toBe("kernel 4, valid, straight");
      expect(await place()).toEqual(before);
      expect(await page.locator(".js-plotly-plot").getAttribute("data-same")).toBe("yes");
      expect(await page.locator(".js-plotly-plot").count()).toBe(1);
    });

    it("draws anew when another word is chosen and when a tick is set", async () => {
      await page.locator(".widget-dropdown select").selectOption("same");
      await expect.poll(title).toBe("kernel 4, same, straight");
      await page.locator(".widget-checkbox input").check();
      await expect.poll(title).toBe("kernel 4, same, turned");
    });

    it("says in one line what the function throws, in the figure's place, until the values are good", async () => {
      const height = async () => (await page.locator(".svertka-figure").boundingBox())!.height;
      const before = await height();
      await handle().focus();
      await page.keyboard.press("End");
      await expect
        .poll(problem)
        .toBe(
          `RangeError: a kernel of 7 on 5 cells (${words[language].labels[0]} = 7, ${words[language].rest})`,
        );
      expect(await page.locator(".js-plotly-plot").isVisible()).toBe(false);
      expect(await height()).toBe(before);
      await page.keyboard.press("Home");
      await expect.poll(title).toBe("kernel 1, same, turned");
      expect(await problem()).toBeUndefined();
      expect(await page.locator(".js-plotly-plot").isVisible()).toBe(true);
    });

    it("ends at the last of many moves", async () => {
      await handle().focus();
      for (let move = 0; move < 30; move++) await page.keyboard.press(move % 2 ? "ArrowLeft" : "End");
      await page.keyboard.press("Home");
      await page.keyboard.press("ArrowRight");
      await expect.poll(title).toBe("kernel 2, same, turned");
      await page.waitForTimeout(500);
      expect(await title()).toBe("kernel 2, same, turned");
    });

    it("lives again after the page was loaded anew, with the values it had", async () => {
      await reload();
      await handle().waitFor();
      await expect.poll(title).toBe("kernel 2, same, turned");
      expect(await page.locator(".widget-dropdown select").inputValue()).toContain("same");
      expect(await page.locator(".widget-checkbox input").isChecked()).toBe(true);
      await handle().focus();
      await page.keyboard.press("ArrowRight");
      await expect.poll(title).toBe("kernel 3, same, turned");
      await page.keyboard.press("End");
      await expect.poll(problem).toContain("a kernel of 7 on 5 cells");
      await reload();
      await expect.poll(problem).toContain("a kernel of 7 on 5 cells");
      await handle().focus();
      await page.keyboard.press("Home");
      await expect.poll(title).toBe("kernel 1, same, turned");
    });

    it("says that the cell must be run again when the kernel has forgotten the controls", async () => {
      await page.evaluate(async () => {
        const { jupyterapp } = window as unknown as Jupyter;
        await jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart();
      });
      await reload();
      const dead = page.locator(".jp-OutputArea-output.jupyter-widgets");
      await dead.waitFor();
      expect(await dead.evaluate((line) => getComputedStyle(line, "::after").content)).toContain(
        words[language].again,
      );
      expect(await title()).toBe("kernel 1, same, turned");
      await runAll();
      await handle().waitFor();
      await expect.poll(title).toBe("kernel 3, valid, straight");
      await handle().focus();
      await page.keyboard.press("ArrowLeft");
      await expect.poll(title).toBe("kernel 2, valid, straight");
    });

    it("has one set of controls, however often its cell is run", async () => {
      await runAll();
      await expect.poll(title).toBe("kernel 3, valid, straight");
      await reload();
      await handle().waitFor();
      expect(await handle().count()).toBe(1);
      await handle().focus();
      await page.keyboard.press("ArrowRight");
      await expect.poll(title).toBe("kernel 4, valid, straight");
    });

    it("reaches no other computer and leaves no error uncaught", () => {
      expect(lab.strays).toEqual([]);
      expect(lab.errors).toEqual([]);
    });

    async function runAll(): Promise<void> {
      await page.evaluate(async () => {
        const { jupyterapp } = window as unknown as Jupyter;
        // Before the notebook has its kernel, JupyterLab would ask which one to take.
        await jupyterapp.shell.currentWidget.sessionContext.ready;
        void jupyterapp.commands.execute("notebook:run-all-cells");
      });
    }

    /** Saves the notebook and loads the page anew; the kernel stays. */
    async function reload(): Promise<void> {
      await page.evaluate(() =>
        (window as unknown as Jupyter).jupyterapp.commands.execute("docmanager:save"),
      );
      await page.reload();
      await page.locator(".svertka-figure").waitFor({ timeout: 30_000 });
    }
  },
);
