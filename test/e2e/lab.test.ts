// The JupyterLab extension in a real browser: figures stored in a notebook, and figures that a running cell changes.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { courseFolder } from "../../src/setup/places.mjs";
import { chromium } from "../system";
import { type Lab, startLab, useTheme, writeNotebook } from "./jupyterlab";

const mime = "application/vnd.plotly.v1+json";

const stored = (id: string, figure: unknown) => ({
  cell_type: "code",
  id,
  source: "",
  execution_count: 1,
  metadata: {},
  outputs: [{ output_type: "display_data", metadata: {}, data: { [mime]: figure, "text/plain": "figure" } }],
});

const typed = (id: string, source: string) => ({
  cell_type: "code",
  id,
  source,
  execution_count: null,
  metadata: {},
  outputs: [],
});

const heat = (top: number) => ({
  type: "heatmap",
  z: [
    [0, top],
    [2, 3],
  ],
  showscale: false,
});

const player = {
  data: [heat(1)],
  layout: {
    title: { text: "player" },
    height: 300,
    sliders: [
      {
        steps: ["first", "second"].map((name) => ({
          label: name,
          method: "animate",
          args: [
            [name],
            { mode: "immediate", frame: { duration: 0, redraw: true }, transition: { duration: 0 } },
          ],
        })),
      },
    ],
  },
  frames: [
    { name: "first", data: [heat(1)] },
    { name: "second", data: [heat(9)], layout: { title: { text: "moved" } } },
  ],
};

const hostile = {
  data: [{ type: "scatter", x: [1, 2], y: [1, 2], text: ["<script>window.ran = 1</script>", "plain"] }],
  layout: {
    height: 200,
    title: { text: '<a href="javascript:window.ran=2">press</a><img src=x onerror="window.ran=3">' },
    annotations: [{ x: 1, y: 1, text: '<a href="javascript:window.ran=4" onclick="window.ran=5">press</a>' }],
  },
  config: { plotlyServerURL: "https://example.org", showSendToCloud: true },
};

const first = `const { display } = require("svertka/dist/notebook/front-end");
const frame = (name, y) => ({ name, data: [{ y }] });
const play = { label: "play", method: "animate", args: [null, { frame: { duration: 300 }, mode: "immediate" }] };
const draw = (y, frames, update) => {
  const layout = { height: 300, updatemenus: [{ type: "buttons", buttons: [play] }] };
  display({ "${mime}": { data: [{ y }], layout, frames } }, { id: "one", update });
};
draw([1, 2, 3], Array.from({ length: 99 }, (_, n) => frame("old " + n, [n, n, n])), false);`;
const second = 'draw([5, 6, 7, 8], [frame("new", [8, 7, 6, 5])], true);';

describe.skipIf(!chromium)("JupyterLab with the extension", { timeout: 60_000 }, () => {
  let folder: string;
  let lab: Lab;
  let page: Page;

  beforeAll(async () => {
    // Below the course's folder, so that cells find its packages.
    mkdirSync(path.join(courseFolder, ".svertka"), { recursive: true });
    folder = mkdtempSync(path.join(courseFolder, ".svertka", "lab-test-"));
    const plain = { data: [{ y: [1, 3, 2] }], layout: { title: { text: "plain" }, height: 250 } };
    writeNotebook(path.join(folder, "figures.ipynb"), [
      stored("plain", plain),
      stored("player", player),
      stored("hostile", hostile),
      stored("broken", { data: "none" }),
      typed("first", first),
      typed("second", second),
    ]);
    lab = await startLab({ folder });
    page = await lab.open("figures.ipynb");
    await figure(0).locator(".main-svg").first().waitFor();
  }, 120_000);

  afterAll(async () => {
    await lab?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const cell = (index: number) => page.locator(".jp-Notebook .jp-Cell").nth(index);
  const figure = (index: number) => cell(index).locator(".js-plotly-plot");
  const paper = (index: number) =>
    figure(index)
      .locator(".main-svg")
      .first()
      .evaluate((svg) => getComputedStyle(svg).backgroundColor);
  const shown = (index: number) =>
    figure(index).evaluate(
      (plot) => (plot as unknown as { data: { y?: number[]; z?: number[][] }[] }).data[0],
    );

  it("draws a stored figure without a kernel's help", async () => {
    expect(await figure(0).locator(".gtitle").textContent()).toBe("plain");
    expect(await figure(0).locator(".scatterlayer .trace").count()).toBe(1);
  });

  it("moves to the frame that the slider is set to", async () => {
    await figure(1).scrollIntoViewIfNeeded();
    await figure(1)
      .locator(".slider-rail-touch-rect")
      .click({ position: { x: 500, y: 5 }, force: true });
    await expect.poll(() => figure(1).locator(".gtitle").textContent()).toBe("moved");
    expect((await shown(1))?.z?.[0]?.[1]).toBe(9);
  });

  it("takes the colours of the theme, and a change of theme leaves a player on its frame", async () => {
    const light = await paper(0);
    await useTheme(page, "JupyterLab Dark");
    await expect.poll(() => paper(0)).not.toBe(light);
    const [red = 255] = (await paper(0)).match(/\d+/g)!.map(Number);
    expect(red).toBeLessThan(64);
    await expect
      .poll(() =>
        figure(1)
          .locator(".gtitle")
          .evaluate((title) => getComputedStyle(title).fill),
      )
      .toMatch(/rgba?\((2\d\d), \1, \1/);
    expect((await shown(1))?.z?.[0]?.[1]).toBe(9);
    await useTheme(page, "JupyterLab Light");
    await expect.poll(() => paper(0)).toBe(light);
  });

  it("is as wide as its output area, also when the window changes", async () => {
    const width = () =>
      figure(0)
        .locator(".main-svg")
        .first()
        .evaluate((svg) => svg.getBoundingClientRect().width);
    const before = await width();
    await page.setViewportSize({ width: 900, height: 900 });
    await expect.poll(width).toBeLessThan(before - 200);
    await page.setViewportSize({ width: 1280, height: 900 });
    await expect.poll(width).toBe(before);
  });

  it("runs nothing that a figure brings along", async () => {
    await figure(2).scrollIntoViewIfNeeded();
    await figure(2).locator(".main-svg").first().waitFor();
    const links = await figure(2)
      .locator("a")
      .evaluateAll((all) => all.map((each) => each.outerHTML.toLowerCase()));
    expect(links.filter((link) => /javascript:|onclick/.test(link))).toEqual([]);
    expect(await figure(2).locator("script, img").count()).toBe(0);
    await figure(2).hover();
    expect(await figure(2).locator(".modebar-btn").count()).toBeGreaterThan(0);
    expect(await figure(2).locator('.modebar-btn[data-title^="Share"]').count()).toBe(0);
    for (const link of await figure(2).locator(".main-svg a").all()) await link.dispatchEvent("click");
    expect(await page.evaluate(() => (window as unknown as { ran?: number }).ran)).toBeUndefined();
  });

  it("says in one line what is wrong with a figure that it cannot draw", async () => {
    const line = await cell(3).locator(".svertka-figure-problem").textContent();
    expect(line).toBe('This figure cannot be drawn: "data" is a string, not a list of traces');
  });

  it("changes a playing figure in place when a cell updates it, and keeps the zoom", async () => {
    const range = () =>
      figure(4).evaluate(
        (plot) => (plot as unknown as { layout: { xaxis: { range: number[] } } }).layout.xaxis.range,
      );
    await cell(4).locator(".cm-content").click();
    await page.keyboard.press("Shift+Enter");
    await figure(4).locator(".nsewdrag").waitFor({ timeout: 40_000 });
    await figure(4).scrollIntoViewIfNeeded();
    await figure(4).evaluate((plot) => plot.setAttribute("data-same", "yes"));
    const box = (await figure(4).locator(".nsewdrag").boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.25, box.y + box.height * 0.5);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.75, box.y + box.height * 0.5, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await range())[1]).toBeLessThan(2);
    const zoomed = await range();
    await figure(4).locator(".updatemenu-button").click({ force: true });
    await expect.poll(async () => (await shown(4))?.y?.[0]).toBeGreaterThan(2);

    await cell(5).locator(".cm-content").click();
    await page.keyboard.press("Shift+Enter");
    await expect.poll(async () => (await shown(4))?.y, { timeout: 10_000 }).toEqual([5, 6, 7, 8]);
    await page.waitForTimeout(700);
    expect((await shown(4))?.y).toEqual([5, 6, 7, 8]);
    expect(await range()).toEqual(zoomed);
    expect(await figure(4).getAttribute("data-same")).toBe("yes");
  });

  it("asks no other computer for anything and leaves no error uncaught", () => {
    expect(lab.strays).toEqual([]);
    // Plotly rejects the promise of a player that is stopped with nothing at all.
    expect(lab.errors.filter((error) => error !== "")).toEqual([]);
  });
});
