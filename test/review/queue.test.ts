// Answers in words, exercises and similarity in a real browser: by keys, alike answers decided at once.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { historyOf, overridesOf } from "../../src/gradebook/overrides";
import type { Verdict } from "../../src/gradebook/verdict";
import { classOf } from "../../src/review/class";
import { chromium } from "../system";
import { goodWords, lesson, script, verdicts } from "./gradebook";
import { type Shown, showClass } from "./page";

describe.skipIf(!chromium)("beyond the class", { timeout: 60_000 }, () => {
  let shown: Shown;
  let page: Page;

  /** One more student, judged. */
  async function enterAlso(student: string, verdict: Verdict): Promise<void> {
    const { book } = shown.kept;
    const attempt = {
      ...{ student, lesson, content: student, file: `${student}/01.ipynb`, readable: true },
      ...{ time: new Date(), daysLate: 1 },
    };
    await book.register([{ key: student, name: student }], [attempt]);
    const judging = { attempt, checks: "v1", exercises: {} };
    await book.enter([{ judging, verdict, started: new Date() }]);
  }

  beforeAll(async () => {
    shown = await showClass();
    // Gleb says what Anna says, with a slip, and has her code under other names.
    const answers = [
      { exercise: "01-double", code: "// mine\nconst twice = (\n  n: number,\n) => 2 * n;" },
      { exercise: "01-why", code: "", words: goodWords.replace("filters", "filtering"), doubtful: true },
    ];
    await enterAlso("gleb", { ...verdicts.anna!, answers });
  }, 60_000);

  afterAll(async () => {
    await shown?.close();
    // Chromium calls the refusals that were asked for errors.
    expect(shown.errors.filter((error) => !/status of 40[04]/.test(error))).toEqual([]);
    expect(shown.strays).toEqual([]);
  });

  beforeEach(async () => {
    await page?.context().close();
    page = await shown.open();
  }, 60_000);

  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const groups = () => page.locator("article.exercise h2").allTextContents();
  /** The script has the keys once it has put the focus. */
  const ready = () => page.locator("article.exercise:focus").waitFor();

  test("alike answers stand together, what a human is asked about first, with what decided it", async () => {
    await press("w");
    await ready();
    expect((await groups()).map((text) => text.replace(/\s+/g, " ").trim())).toEqual([
      "Answers: 2 ⚑ 2",
      "Answers: 1 ⚑ 1",
    ]);
    const first = page.locator("article.exercise").first();
    expect(await first.locator(".member bdi").allTextContents()).toEqual(["anna", "gleb"]);
    expect(await first.locator("mark.right").count()).toBeGreaterThan(2);
    expect(await first.locator(".remarks .right").count()).toBeGreaterThan(2);
    expect(await page.locator("article").last().textContent()).toContain(script);
    expect(await page.locator("main script, main img").count()).toBe(0);
  });

  test("one decision is for all that are ticked, and its words can be said again", async () => {
    await press("w");
    await ready();
    await press("o");
    await page.keyboard.type("3.5");
    await press("Tab");
    await page.keyboard.type("say it in numbers");
    await press("Enter");
    await expect.poll(groups, { timeout: 20_000 }).toHaveLength(1);
    await ready();
    const made = (await overridesOf(shown.kept.book)).map(({ student, exercise, points, why }) => [
      student,
      exercise,
      points,
      why,
    ]);
    expect(made).toEqual([
      ["anna", "01-why", 3.5, "say it in numbers"],
      ["gleb", "01-why", 3.5, "say it in numbers"],
    ]);
    await press("1");
    expect(await page.locator("input[name=why]").inputValue()).toBe("say it in numbers");
    await press("Escape", "a");
    await page.getByText("Nothing here asks for a human.").waitFor();
    const { rows } = await classOf(shown.kept.book, "none");
    expect(
      rows
        .flatMap(({ works }) => [...works.values()])
        .flatMap(({ scores }) => scores.filter((one) => one.doubtful)),
    ).toEqual([]);
    expect(await overridesOf(shown.kept.book)).toHaveLength(2);
    await page.getByText("all answers").click();
    await ready();
    await expect.poll(groups, { timeout: 20_000 }).toHaveLength(2);
  });

  test("a decision that is wrong changes nothing", async () => {
    await page.goto(`${shown.origin}/queue?exercise=01-why&all=`);
    const before = await historyOf(shown.kept.book);
    const form = page.locator("article form").first();
    await form.locator("input[name=points]").fill("1");
    await form.getByRole("button", { name: "Set for those ticked" }).click();
    await page.getByText("A reason and who decides are needed.").waitFor();
    await page.goBack();
    for (const box of await form.locator("input[type=checkbox]").all()) await box.uncheck();
    await form.locator("input[name=why]").fill("x");
    await form.getByRole("button", { name: "Set for those ticked" }).click();
    await page.getByText("Tick at least one answer.").waitFor();
    expect(await historyOf(shown.kept.book)).toEqual(before);
  });

  test("exercises are drawn by Plotly, with the wrong answers of several, in both languages", async () => {
    await press("e");
    await page.getByText("Discrimination is computed from 5 answers on.").waitFor();
    await enterAlso("dina", { exercises: verdicts.boris!.exercises, notes: [] });
    await page.reload();
    await page.locator("#plot[data-drawn] .main-svg").first().waitFor();
    expect(await page.locator("#plot .scatterlayer .point").count()).toBe(2);
    await page.locator("tr:focus").waitFor();
    await press("j", "k", "j");
    expect(await page.locator("tr:focus").getAttribute("id")).toBe("01-why");
    await page.goto(`${shown.origin}/set?lang=ru&back=/items`);
    await page.locator("#plot[data-drawn]").getByText("Средняя доля баллов").waitFor();
  });

  test("code that differs in names and layout only is found, side by side", async () => {
    await press("s");
    await page.locator("tr:focus").waitFor();
    const rows = await page.locator("table.pairs tbody tr").allTextContents();
    expect(rows[0]).toMatch(/100%.*anna.*gleb/s);
    await press("Enter");
    await page.locator("mark.piece.now").first().waitFor();
    expect(await page.locator(".side:nth-child(2) mark.piece").first().textContent()).toMatch(
      /twice = \(\s+n: number/,
    );
    await press("Escape");
    await page.locator("table.pairs").waitFor();
    expect((await page.goto(`${shown.origin}/pair?lesson=${lesson}&left=anna&right=nobody`))!.status()).toBe(
      404,
    );
    expect((await page.goto(`${shown.origin}/alike?lesson=none`))!.status()).toBe(404);
  });
});
