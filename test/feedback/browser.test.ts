// The pages in a real browser: nothing in them runs or loads, they can be read in both schemes, and by a screen reader.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type Page, chromium as playwright } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromium } from "../system";
import { attack, hostile, pages, standing } from "./hostile";

describe.skipIf(!chromium)("in Chromium", () => {
  let folder: string;
  let browser: Browser;
  const made = pages([hostile, standing("boris")]);
  const russian = pages([hostile, standing("boris")], { only: "ru" });

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "svertka-feedback-"));
    for (const [language, { index, files }] of Object.entries({ en: made, ru: russian })) {
      mkdirSync(path.join(folder, language, "students"), { recursive: true });
      writeFileSync(path.join(folder, language, "index.html"), index);
      for (const { file, text } of files) writeFileSync(path.join(folder, language, file), text);
    }
    const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
    browser = await playwright.launch({ executablePath: chromium!, args });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const file = (name: string) => pathToFileURL(path.join(folder, name)).href;
  const all = ["index.html", made.files[0]!.file].flatMap((name) =>
    (["light", "dark"] as const).flatMap((scheme) =>
      ["en", "ru"].map((language) => [`${language}/${name}`, scheme] as const),
    ),
  );

  async function open(name: string, colorScheme: "light" | "dark", width = 1000) {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 800 } });
    const happened: string[] = [];
    page.on("dialog", (dialog) => {
      happened.push(dialog.message());
      void dialog.dismiss();
    });
    page.on("console", (message) => happened.push(message.text()));
    page.on("request", (request) => {
      if (request.url() !== file(name)) happened.push(request.url());
    });
    await page.goto(file(name));
    return { page, happened };
  }

  test.each(all)("%s in %s runs nothing, loads nothing, and can be read", async (name, scheme) => {
    const { page, happened } = await open(name, scheme);
    expect(await page.locator("script, img, iframe, object, a[href^='javascript']").count()).toBe(0);
    expect(await page.locator("body").textContent()).toContain(attack);
    expect(await contrasts(page)).toEqual([]);
    expect(happened).toEqual([]);
    await page.close();
  });

  test("a browser would not run even what got past the escaping", async () => {
    const name = "en/index.html";
    const { page, happened } = await open(name, "light");
    const broken = made.index.replace("<main", `${attack}<main`);
    writeFileSync(path.join(folder, "en", "broken.html"), broken);
    await page.goto(file("en/broken.html"));
    expect(await page.locator("body > script").count()).toBe(1);
    expect(happened.filter((text) => /^\d$/.test(text))).toEqual([]);
    await page.close();
  });

  test("a narrow screen shows a student's page without scrolling sideways", async () => {
    const { page } = await open(`ru/${made.files[0]!.file}`, "light", 360);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    await page.close();
  });

  test("what the student wrote is folded away, opens by keyboard, and is all there in print", async () => {
    const { page } = await open(`en/${made.files[0]!.file}`, "dark", 360);
    const [code, words] = [page.locator("pre"), page.locator("blockquote")];
    expect([await code.isVisible(), await words.isVisible()]).toEqual([false, false]);
    await page.emulateMedia({ media: "print" });
    expect((await code.boundingBox())!.height).toBeGreaterThan(60);
    expect((await words.boundingBox())!.height).toBeGreaterThan(20);
    await page.emulateMedia({ media: "screen" });
    for (const summary of await page.locator("summary").all()) await summary.press("Enter");
    expect([await code.isVisible(), await words.isVisible()]).toEqual([true, true]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    expect(await contrasts(page)).toEqual([]);
    // A screen reader hears the code without the numbers of its lines.
    expect(await page.locator("pre").ariaSnapshot()).toContain("code: const a = 1; //");
    await page.close();
  });

  test("a screen reader hears headings, tables and outcomes in words", async () => {
    const { page } = await open(`en/${made.files[0]!.file}`, "light");
    const heard = await page.locator("main").ariaSnapshot();
    expect(heard).toContain('heading "01-swap (passed in part)" [level=3]');
    expect(heard).toContain('columnheader "Lesson"');
    expect(heard).toMatch(/img "passed"/);
    const marks = heard.match(/text: .*[✓✗○◐]/g);
    expect(marks).toBeNull();
    await page.close();
  });
});

/** Texts whose colour is too near to what is behind them: a ratio under 4.5. */
function contrasts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const parts = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const light = (colour: string) => {
      const [r, g, b] = parts(colour).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      }) as [number, number, number];
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element: Element | null): string => {
      if (!element) return "rgb(255, 255, 255)";
      const { backgroundColor } = getComputedStyle(element);
      return parts(backgroundColor)[3] === 0 ? behind(element.parentElement) : backgroundColor;
    };
    return [...document.querySelectorAll("body *")].flatMap((element) => {
      const own = [...element.childNodes].some(
        ({ nodeType, textContent }) => nodeType === 3 && textContent?.trim(),
      );
      if (!own) return [];
      const [text, ground] = [light(getComputedStyle(element).color), light(behind(element))];
      const ratio = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
      return ratio < 4.5 ? [`${ratio.toFixed(2)} ${element.textContent}`] : [];
    });
  });
}
