// Every lesson from top to bottom in a real JupyterLab, in Russian, whose words are the longer ones: all figures are drawn,
// nothing written in them is cut off, and no cell complains. Even lessons are opened in the dark theme.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { courseFolder } from "../../src/setup/places.mjs";
import { chromium } from "../system";
import { type Lab, runAll, startLab, useTheme } from "./jupyterlab";

const shelf = path.join(courseFolder, "notebooks", "ru");
const lessons = readdirSync(shelf)
  .filter((file) => /^\d\d-.*\.ipynb$/.test(file) && !file.startsWith("00"))
  .map((file) => path.basename(file, ".ipynb"));
const looked = path.join(courseFolder, ".svertka", "pictures");

describe.skipIf(!chromium)("the lessons in JupyterLab", () => {
  let lab: Lab;
  let folder: string;

  beforeAll(async () => {
    mkdirSync(looked, { recursive: true });
    folder = mkdtempSync(path.join(courseFolder, ".svertka", "lessons-test-"));
    cpSync(shelf, path.join(folder, "notebooks", "ru"), { recursive: true });
    // Tall enough for a whole lesson: JupyterLab draws only what is in view.
    lab = await startLab({ language: "ru", folder, viewport: { width: 1180, height: 14_000 } });
  }, 120_000);
  afterAll(async () => {
    await lab?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(lessons)("%s", { timeout: 120_000 }, async (lesson) => {
    const { cells } = JSON.parse(readFileSync(path.join(shelf, `${lesson}.ipynb`), "utf8"));
    const code = cells
      .filter(({ cell_type }: { cell_type: string }) => cell_type === "code")
      .map(({ source }: { source: string | string[] }) => [source].flat().join(""));
    const drawn = code.join("\n").match(/^(show|interact)\(/gm)!.length;

    const page = await lab.open(`notebooks/ru/${lesson}.ipynb`);
    if (Number(lesson.slice(0, 2)) % 2 === 0) await useTheme(page, "JupyterLab Dark");
    await runAll(page);
    await expect
      .poll(() => page.locator(".jp-CodeCell .jp-InputPrompt").last().textContent(), { timeout: 90_000 })
      .toMatch(/\[\d+\]/);
    // A figure is several drawings, one over the other.
    const figures = page.locator(".js-plotly-plot:has(.main-svg)");
    await expect.poll(() => figures.count(), { timeout: 30_000 }).toBeGreaterThanOrEqual(drawn);
    expect(await page.locator(".js-plotly-plot").count()).toBe(drawn);
    expect(await cutOff(page)).toEqual([]);
    const complaints = page.locator('.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]');
    expect(await complaints.allTextContents()).toEqual([]);
    await page.screenshot({ path: path.join(looked, `${lesson}.png`) });
    await useTheme(page, "JupyterLab Light");
    await page.close();
  });

  it("reach no other computer and leave no error uncaught", () => {
    expect(lab.strays).toEqual([]);
    expect(lab.errors).toEqual([]);
  });
});

/** Words of figures that reach beyond their figure's edge by more than two pixels. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".js-plotly-plot")].flatMap((figure, index) => {
      const frame = figure.getBoundingClientRect();
      return [...figure.querySelectorAll<SVGTextElement>("text")].flatMap((text) => {
        const box = text.getBoundingClientRect();
        const inside =
          box.width === 0 ||
          (box.left >= frame.left - 2 &&
            box.right <= frame.right + 2 &&
            box.top >= frame.top - 2 &&
            box.bottom <= frame.bottom + 2);
        return inside ? [] : [`figure ${index + 1}: ${text.textContent}`];
      });
    }),
  );
}
