// The page in a real browser: by keys alone, in both languages, with names and code that mean harm; and who may ask it.
import { request as ask } from "node:http";
import { type Browser, type BrowserContext, type Page, chromium as playwright } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { historyOf, overridesOf } from "../../src/gradebook/overrides";
import { type Review, serveReview } from "../../src/review/server";
import { chromium } from "../system";
import { hostile, type Kept, keepClass, lesson, script, whyCheaper } from "./gradebook";

let kept: Kept;
let review: Review;
let origin: string;
let token: string;

beforeAll(async () => {
  kept = await keepClass();
  review = await serveReview({
    ...{ book: kept.book, late: "none", who: "vera", language: "en" },
    exercise: (id) => (id === "01-why" ? whyCheaper : undefined),
  });
  const url = new URL(review.address);
  [origin, token] = [url.origin, url.searchParams.get("token")!];
}, 60_000);

afterAll(async () => {
  await review?.close();
  await kept?.remove();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** `fetch` would not let a test forge Host and Origin. */
function asked(path: string, headers: Record<string, string> = {}, form?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = ask(origin + path, { method: form === undefined ? "GET" : "POST", headers }, (response) => {
      let body = "";
      response.on("data", (chunk) => {
        body += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode!, headers: response.headers, body }));
    });
    sent.on("error", reject);
    sent.end(form);
  });
}

async function cookie(): Promise<string> {
  const { headers } = await asked(`/?token=${token}`);
  return headers["set-cookie"]![0]!.split(";")[0]!;
}

describe("who may ask", () => {
  const form = new URLSearchParams({
    ...{ student: "anna", lesson, exercise: "01-double", points: "1", why: "x", who: "y" },
  }).toString();

  test("nobody without the token, which becomes a cookie that no script and no other page gets", async () => {
    for (const headers of [
      {},
      { cookie: "svertka-review=x" },
      { cookie: (await cookie()).replace(/.$/, "!") },
    ])
      expect(await asked("/", headers)).toMatchObject({
        status: 403,
        body: expect.stringContaining("token"),
      });
    expect((await asked(`/?token=${token}x`)).status).toBe(403);
    const { headers, body } = await asked(`/?token=${token}`);
    expect(headers["set-cookie"]![0]).toMatch(/; HttpOnly; SameSite=Strict$/);
    expect(body).not.toContain(token);
    expect((await asked("/", { cookie: await cookie() })).body).toContain("anna");
  });

  test("no name but its own", async () => {
    const own = { cookie: await cookie() };
    for (const host of ["evil.example", `evil.example:${new URL(origin).port}`, "127.0.0.1"])
      expect(await asked("/", { ...own, host })).toMatchObject({ status: 403 });
    expect((await asked("/", { ...own, host: `localhost:${new URL(origin).port}` })).status).toBe(200);
  });

  test("no form from elsewhere", async () => {
    const own = { cookie: await cookie() };
    for (const headers of [
      own,
      { ...own, origin: "http://evil.example" },
      { ...own, origin: "null" },
      { origin },
    ])
      expect((await asked("/override", headers, form)).status).toBe(403);
    expect((await asked(`/override?token=${token}`, { origin }, form)).status).toBe(403);
    expect((await asked(`/override?${form}`, own)).status).toBe(404);
    expect(await historyOf(kept.book)).toEqual([]);
  });

  test("every answer forbids what the page does not need", async () => {
    const own = { cookie: await cookie() };
    for (const path of [
      "/",
      "/browser/keys.js",
      "/browser/review.css",
      "/nowhere",
      `/set?lang=ru&back=${encodeURIComponent("//evil.example")}`,
    ]) {
      const { headers } = await asked(path, own);
      expect(headers["content-security-policy"]).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self';/,
      );
      expect(headers["cache-control"]).toBe("no-store");
    }
  });

  test("goes back to its own pages only, and serves its own files only", async () => {
    const own = { cookie: await cookie() };
    for (const back of ["//evil.example", "/\\evil.example", "https://evil.example"])
      expect((await asked(`/set?lang=ru&back=${encodeURIComponent(back)}`, own)).headers.location).toBe("/");
    for (const name of ["../server.ts", "%2e%2e/server.js", "..%2fserver.js", "none.txt"])
      expect((await asked(`/browser/${name}`, own)).status).toBe(404);
  });

  test("a form that is wrong changes nothing and says why", async () => {
    const own = { cookie: await cookie(), origin };
    const wrong = (changes: Record<string, string>) =>
      asked(
        "/override",
        own,
        new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(form)), ...changes }).toString(),
      );
    for (const points of ["4", "-1", "1e9", "", "NaN", "0x1"])
      expect(await wrong({ points })).toMatchObject({
        status: 400,
        body: expect.stringContaining("from 0 to 3"),
      });
    for (const changes of [{ why: " " }, { who: "" }])
      expect(await wrong(changes)).toMatchObject({ status: 400, body: expect.stringContaining("reason") });
    for (const changes of [
      { student: "nobody" },
      { exercise: "01-none" },
      { lesson: "02-none" },
      { student: "vera" },
    ])
      expect((await wrong(changes)).status).toBe(404);
    expect((await asked("/override", own, "x".repeat(2 ** 20 + 1))).status).toBe(413);
    expect(await historyOf(kept.book)).toEqual([]);
  });
});

describe.skipIf(!chromium)("in Chromium", { timeout: 60_000 }, () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const strays: string[] = [];
  const errors: string[] = [];

  beforeAll(async () => {
    const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
    browser = await playwright.launch({ executablePath: chromium!, args });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    expect(errors).toEqual([]);
    expect(strays).toEqual([]);
  });

  beforeEach(async () => {
    await context?.close();
    context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    context.setDefaultTimeout(30_000);
    context.on("request", (request) => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(origin)) strays.push(request.url());
    });
    page = await context.newPage();
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    await page.goto(review.address);
    // The script has the keys once it has put the focus into the table.
    await page.locator("table.matrix a:focus").waitFor();
  }, 60_000);

  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const visible = async () =>
    (await page.locator("tbody tr:visible th bdi:first-child").allTextContents()).map((name) =>
      name.includes("mallory") ? "mallory" : name,
    );

  test("the token is gone from the address", () => {
    expect(page.url()).toBe(`${origin}/`);
  });

  test("search and filters leave whom they should, and come back with the page", async () => {
    await press("/");
    await page.keyboard.type("OR");
    expect((await visible()).sort()).toEqual(["boris", "mallory"]);
    await press("Escape");
    await press("1");
    expect((await visible()).sort()).toEqual(["anna", "mallory"]);
    await press("1", "3", "4");
    expect(await visible()).toEqual(["boris"]);
    await page.reload();
    expect(await visible()).toEqual(["boris"]);
    await press("Escape", "5");
    expect(await visible()).toEqual(["vera"]);
    await press("Escape", "/");
    await page.keyboard.type("nobody at all");
    await page.getByText("Nobody fits.").waitFor();
  });

  test("arrows, Enter, o and Esc set points by hand, without a mouse", async () => {
    await press("/");
    await page.keyboard.type("boris");
    await press("Enter", "Enter");
    await page.waitForURL(/\/work\?student=boris/);
    await page.getByText("No. expected 4, got 5").waitFor();
    await page.getByText("2 * x + 1").waitFor();
    await press("j", "k", "o");
    await page.keyboard.type("2.5");
    await press("Tab");
    await page.keyboard.type(`near enough ${script}`);
    await press("Enter");
    await page.getByText("set by hand (by the checks: 0)").waitFor();
    await page.getByText(`2.5 — near enough ${script} (vera`).waitFor();
    expect(await overridesOf(kept.book)).toMatchObject([{ student: "boris", points: 2.5, who: "vera" }]);
    // The script has the keys once it has put the focus.
    await page.locator("article.exercise:focus").waitFor();
    await press("Escape");
    await page.waitForURL(`${origin}/`);
    await page.locator("table.matrix a:focus").waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest("tr")?.dataset.name)).toBe("boris");
    expect(await page.locator("tr:visible .total").textContent()).toBe("3.5/7");
    await press("Enter");
    await page.locator("article.exercise:has(.history) summary").click();
    await page.locator("article.exercise:has(.history) input[name=why]").fill("was meant for another");
    await page.getByRole("button", { name: "Take back" }).click();
    await page.getByText("by the checks — was meant for another (vera").waitFor();
    expect(await overridesOf(kept.book)).toEqual([]);
  });

  test("a doubtful answer is shown with what decided it, and left as judged by one key", async () => {
    await page.goto(`${origin}/work?student=anna&lesson=${lesson}#01-why`);
    expect(await page.locator("mark.right").count()).toBeGreaterThan(2);
    await page.locator("[id='01-why'] b.review").waitFor();
    await press("a");
    await page.locator("[id='01-why'] b.review").waitFor({ state: "detached" });
    expect(await page.locator("[id='01-why'] .score").textContent()).toBe("4/4");
  });

  test("names, files, code and words of a student who means harm are text", async () => {
    await page.goto(`${origin}/work?${new URLSearchParams({ student: hostile, lesson })}`);
    const body = await page.locator("main").textContent();
    expect(body!.split(script).length).toBeGreaterThanOrEqual(6);
    expect(body).toContain(`"><b>mallory</b>${script}'U+202E`);
    expect(await page.locator("main script, main img, main h1 b").count()).toBe(0);
    expect(await page.title()).toContain("mallory");
    await page.goto(`${origin}/?lesson=${lesson}`);
    expect(await page.locator("main script, main img").count()).toBe(0);
  });

  test("help opens with ? and closes with Esc; the language and the theme stay", async () => {
    await press("?");
    await page.getByRole("dialog").getByText("set points by hand").waitFor();
    await press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.getByText("по-русски").click();
    await page.getByRole("button", { name: "просит взгляда" }).waitFor();
    await page.goto(`${origin}/work?student=boris&lesson=${lesson}`);
    await page.getByText("No. expected 4, got 5 (по-русски)").waitFor();
    await page.getByText("Типичная ошибка: off by one").waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("ru");
    const colour = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await colour();
    await page.locator("#theme").click();
    await page.locator("html[data-theme=dark]").waitFor();
    expect(await colour()).not.toBe(light);
    await page.reload();
    expect(await colour()).not.toBe(light);
  });
});
