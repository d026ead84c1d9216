// Lesson 01 as its readers meet it, in both languages: real JupyterLab, real kernel, real browser.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { courseFolder } from "../../src/setup/places.mjs";
import { chromium } from "../system";
import { type Lab, runAll, startLab, useTheme } from "./jupyterlab";

/** The screenshots that README shows; SVERTKA_PICTURES=1 takes them anew. The others go where nobody commits them. */
const inReadme = ["lesson-01-en", "lesson-01-ru-dark", "wrong-en"];
const looked = path.join(courseFolder, ".svertka", "pictures");

const words = {
  en: {
    play: "▶ Play",
    matrix: "the matrix C, 9×25: a row for each output cell",
    right: "The size of the output: 2 of 2 points",
    wrong: "The size of the output: 0 of 2 points",
    hint: "The fraction counts the steps between positions.",
    failed: "not passed",
    points: "The size of the output2 of 2",
    empty: "There is no answer here yet.",
    numbers: "numbers for: anna",
  },
  ru: {
    play: "▶ Пуск",
    matrix: "матрица C, 9×25: на каждую клетку выхода — строка",
    right: "Размер выхода. Баллы: 2 из 2",
    wrong: "Размер выхода. Баллы: 0 из 2",
    hint: "Дробь считает шаги между положениями.",
    failed: "не пройдено",
    points: "Размер выхода2 из 2",
    empty: "Здесь пока нет ответа.",
    numbers: "числа для: anna",
  },
};

const right = `function outputSize({ input, kernel, stride, padding, dilation }: Record<string, number>): number {
return Math.floor((input + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1;
}`;
const wrong = right.replace(" + 1;", ";");

describe.skipIf(!chromium).each(["en", "ru"] as const)(
  "lesson 01 in %s",
  { timeout: 120_000 },
  (language) => {
    let lab: Lab;
    let folder: string;
    const say = words[language];

    beforeAll(async () => {
      mkdirSync(looked, { recursive: true });
      // A copy, below the course's folder so that cells find its packages: JupyterLab saves what it runs.
      mkdirSync(path.join(courseFolder, ".svertka"), { recursive: true });
      folder = mkdtempSync(path.join(courseFolder, ".svertka", "lesson-test-"));
      for (const shelf of ["notebooks", "exercises"]) {
        const from = path.join(courseFolder, shelf, language);
        cpSync(from, path.join(folder, shelf, language), { recursive: true });
      }
      lab = await startLab({ language, folder, viewport: { width: 1280, height: 1000 } });
    }, 120_000);
    afterAll(async () => {
      await lab?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it("plays the kernel over the input, in either theme", async () => {
      const page = await lab.open(`notebooks/${language}/01-convolution-arithmetic.ipynb`);
      await runAll(page);
      // How many there are, lessons.test.ts counts on a page that shows them all: this one draws what is in view.
      const figures = page.locator(".js-plotly-plot");
      await figures.first().waitFor({ timeout: 60_000 });
      expect(
        await page.locator('.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]').count(),
      ).toBe(0);

      const sweep = figures.first();
      await sweep.scrollIntoViewIfNeeded();
      await sweep.locator(".main-svg").first().waitFor();
      const title = () => sweep.locator(".gtitle").textContent();
      expect(await title()).toContain("y[0, 0] = ");
      expect(await sweep.locator(".annotation-text").allTextContents()).toContain(say.matrix);
      await sweep.locator(".updatemenu-button", { hasText: say.play }).click({ force: true });
      await expect.poll(title, { timeout: 20_000 }).toContain("y[1, 1] = ");
      await expect.poll(title, { timeout: 20_000 }).toContain("y[2, 2] = ");
      await sweep.locator(".slider-rail-touch-rect").click({ position: { x: 5, y: 5 }, force: true });
      await expect.poll(title).toContain("y[0, 0] = ");
      await sweep.locator(".updatemenu-button", { hasText: say.play }).click({ force: true });
      await expect.poll(title, { timeout: 20_000 }).toContain("y[1, 1] = ");

      await picture(page, sweep, `lesson-01-${language}`);
      await useTheme(page, "JupyterLab Dark");
      await expect.poll(() => lightness(sweep.locator(".gtitle"))).toBeGreaterThan(180);
      const button = sweep.locator(".updatemenu-button").first();
      await button.hover({ force: true });
      expect(Math.max(...(await colour(button.locator("rect"), "fill")))).toBeLessThan(130);
      await picture(page, sweep, `lesson-01-${language}-dark`);
      await useTheme(page, "JupyterLab Light");
      await page.close();
    });

    it("turns green for the right answer and hints at a typical mistake", async () => {
      const page = await lab.open(`exercises/${language}/01-convolution-arithmetic.ipynb`);
      await runAll(page);
      const report = (cell: Locator) => cell.locator('[role="status"]');
      const cells = page.locator(".jp-Notebook .jp-CodeCell");
      const [setup, task, answer, check] = [0, 1, 2, 3].map((index) => cells.nth(index)) as [
        Locator,
        Locator,
        Locator,
        Locator,
      ];
      await expect.poll(() => report(check).textContent(), { timeout: 60_000 }).toContain(say.empty);
      await expect.poll(() => report(cells.nth(15)).count(), { timeout: 60_000 }).toBe(1);

      await rewrite(page, setup, 'import { check, hint, student, task } from "svertka";\nstudent("anna");');
      await run(page, task);
      await expect.poll(() => report(task).textContent(), { timeout: 30_000 }).toContain(say.numbers);

      await rewrite(page, answer, wrong);
      await run(page, check);
      await expect.poll(() => report(check).textContent(), { timeout: 30_000 }).toContain(say.wrong);
      expect(await report(check).textContent()).toContain(say.hint);
      const sign = report(check).locator('[role="heading"] [aria-hidden]');
      const red = await colour(sign);
      // What a screen reader is told.
      await check.getByRole("heading", { name: say.wrong }).waitFor();
      await check.getByRole("listitem").getByRole("img", { name: say.failed }).waitFor();
      expect(await check.getByRole("table").count()).toBe(2);
      await picture(page, check, `wrong-${language}`);

      await rewrite(page, answer, right);
      await run(page, check);
      await expect.poll(() => report(check).textContent(), { timeout: 30_000 }).toContain(say.right);
      const green = await colour(sign);
      expect([red[0]! > red[1]!, green[1]! > green[0]!]).toEqual([true, true]);
      const points = cells.nth(16);
      await run(page, points);
      await expect.poll(() => report(points).textContent(), { timeout: 30_000 }).toContain(say.points);
      await useTheme(page, "JupyterLab Dark");
      await picture(page, check, `right-${language}-dark`);
      await useTheme(page, "JupyterLab Light");
      await page.close();
    });

    it("opens the course page, from which the lesson is one click away", async () => {
      const page = await lab.open(`notebooks/${language}/00-course.ipynb`);
      const link = page.locator('.jp-RenderedMarkdown a[href*="01-convolution-arithmetic.ipynb"]').first();
      await picture(page, page.locator(".jp-Notebook"), `course-${language}`);
      await link.click();
      await page.locator(".lm-TabBar-tab", { hasText: "01-convolution-arithmetic" }).waitFor();
      await page.close();
    });

    it("reaches no other computer and leaves no error uncaught", () => {
      expect(lab.strays).toEqual([]);
      expect(lab.errors).toEqual([]);
    });
  },
);

/** Puts `source` into a code cell as one who types would, and runs it. */
async function rewrite(page: Page, cell: Locator, source: string): Promise<void> {
  await cell.scrollIntoViewIfNeeded();
  await cell.locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(source);
  await page.keyboard.press("Shift+Enter");
}

async function run(page: Page, cell: Locator): Promise<void> {
  await cell.scrollIntoViewIfNeeded();
  await cell.locator(".cm-content").click();
  await page.keyboard.press("Shift+Enter");
}

async function picture(page: Page, place: Locator, name: string): Promise<void> {
  await place.scrollIntoViewIfNeeded();
  const shown = process.env.SVERTKA_PICTURES && inReadme.includes(name);
  await page.screenshot({
    path: path.join(shown ? path.join(__dirname, "pictures") : looked, `${name}.png`),
  });
}

async function colour(place: Locator, property: "color" | "fill" = "color"): Promise<number[]> {
  const text = await place.evaluate(
    (element, name) => getComputedStyle(element).getPropertyValue(name),
    property,
  );
  return text.match(/\d+/g)!.slice(0, 3).map(Number);
}

async function lightness(text: Locator): Promise<number> {
  return Math.min(...(await colour(text, "fill")));
}
