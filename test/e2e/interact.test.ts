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
  en: { labels: ["kernel", "padding", "turned"], again: "Run the cell again" },
  ru: { labels: ["ядро", "паддинг", "повёрнуто"], again: "запустите ячейку снова" },
};

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
      lab = await startLab({ language, folder });
      page = await lab.open(`${language}/live.ipynb`);
      await page.locator(".cm-content").first().click();
      await page.keyboard.press("Shift+Enter");
      await page.locator(".gtitle").waitFor({ timeout: 60_000 });
    }, 150_000);

    afterAll(async () => {
      await lab?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const title = () => page.locator(".gtitle").textContent({ timeout: 5000 });
    const handle = () => page.locator(".widget-slider [role=slider]");

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
      await handle().focus();
      await page.keyboard.press("ArrowRight");
      await expect.poll(title).toBe("kernel 4, valid, straight");
      expect(await page.locator(".js-plotly-plot").getAttribute("data-same")).toBe("yes");
      expect(await page.locator(".js-plotly-plot").count()).toBe(1);
    });

    it("draws anew when another word is chosen and when a tick is set", async () => {
      await page.locator(".widget-dropdown select").selectOption("same");
      await expect.poll(title).toBe("kernel 4, same, straight");
      await page.locator(".widget-checkbox input").check();
      await expect.poll(title).toBe("kernel 4, same, turned");
    });
  },
);
