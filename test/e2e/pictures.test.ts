// README's pictures of figures, taken anew where SVERTKA_PICTURES is set; otherwise there is nothing to do.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { courseFolder } from "../../src/setup/places.mjs";
import { chromium } from "../system";
import { type Lab, runAll, startLab, useTheme } from "./jupyterlab";

interface Wanted {
  readonly name: string;
  readonly lesson: string;
  /** The figure's place among the lesson's figures, from 0. */
  readonly figure: number;
  readonly dark?: boolean;
  /** What a reader does before the picture is taken: tick the lesson's first box, or let the figure play for seconds. */
  readonly tick?: boolean;
  readonly play?: number;
}

const wanted: readonly Wanted[] = [
  { name: "mask", lesson: "04-depthwise-separable", figure: 11 },
  { name: "field", lesson: "06-dilated", figure: 6, play: 10 },
  { name: "wiring", lesson: "07-group-and-shuffle", figure: 1, tick: true },
  { name: "motion", lesson: "08-three-dimensions", figure: 1, dark: true, play: 4 },
  { name: "twins", lesson: "09-transposed", figure: 2, dark: true, play: 3 },
  { name: "digits", lesson: "10-decoders-and-generators", figure: 12 },
];

describe.skipIf(!chromium || !process.env.SVERTKA_PICTURES)("README's pictures", () => {
  let lab: Lab;
  let folder: string;

  beforeAll(async () => {
    mkdirSync(path.join(courseFolder, ".svertka"), { recursive: true });
    folder = mkdtempSync(path.join(courseFolder, ".svertka", "pictures-test-"));
    cpSync(path.join(courseFolder, "notebooks", "en"), path.join(folder, "notebooks", "en"), {
      recursive: true,
    });
    lab = await startLab({ folder, viewport: { width: 1180, height: 14_000 } });
  }, 120_000);
  afterAll(async () => {
    await lab?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(wanted)("$name", { timeout: 120_000 }, async ({ name, lesson, figure, dark, tick, play }) => {
    const page = await lab.open(`notebooks/en/${lesson}.ipynb`);
    if (dark) await useTheme(page, "JupyterLab Dark");
    await runAll(page);
    await expect
      .poll(() => page.locator(".jp-CodeCell .jp-InputPrompt").last().textContent(), { timeout: 90_000 })
      .toMatch(/\[\d+\]/);
    if (tick) await page.locator(".widget-checkbox input").first().check();
    const place = page.locator(".js-plotly-plot").nth(figure);
    if (play) await letPlay(place, play);
    await page.waitForTimeout(500);
    await place.screenshot({ path: path.join(__dirname, "pictures", `${name}.png`) });
    await useTheme(page, "JupyterLab Light");
    await page.close();
  });
});

async function letPlay(figure: Locator, seconds: number): Promise<void> {
  const button = (label: string) => figure.locator(".updatemenu-button", { hasText: label });
  await button("▶").click({ force: true });
  await figure.page().waitForTimeout(1000 * seconds);
  await button("❚❚").click({ force: true });
}
