// What stands on the pages: help for the student and nothing of the grader's checks; for the instructor everything.
import { describe, expect, test } from "vitest";
import { exercise } from "../../src/assess/exercise";
import { attention } from "../../src/feedback/attention";
import { html } from "../../src/feedback/html";
import { itemsOf } from "../../src/feedback/items";
import { titlesOf } from "../../src/feedback/titles";
import { attack, hostile, lesson, pages, standing, text, verdict, work } from "./hostile";

/** The page as it is read: without style, tags, and escapes. */
function read(page: string): string {
  return page
    .replace(/<style>.*?<\/style>|<[^>]*>/gs, " ")
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, " ");
}

const page = (more: Parameters<typeof pages>[1] = {}) => pages([hostile], more).files[0]!.text;

describe("a student's page", () => {
  test("has points, the first failure with its hint, what an answer in words says, and marks by hand", () => {
    const said = read(page());
    // 2 days at 10 %: 1 × 0.8, 2 × 0.8, and 1.5 by hand.
    expect(said).toContain("Points: 3.9 of 9");
    expect(said).toContain("(1 × 80%) 0.8 of 3");
    expect(said).toContain("2 days late: 80% of the points count");
    expect(said).toContain(
      "✗ first rows (0 of 1) ✗ second rows (0 of 1) expected 4, got 5 Hint: Count again.",
    );
    expect(said).not.toContain("too late");
    expect(said).toContain("○ the amount: not said yet Name the quantity.");
    expect(said).toContain(`Set by hand (Vera ${attack}): said it ${attack}`);
  });

  test("has what the student wrote, folded away, with numbered lines or with the words that decided marked", () => {
    const text = page();
    const [words, code, ...more] = [...text.matchAll(/<details>(.*?)<\/details>/gs)].map(([, one]) => one!);
    expect(more).toEqual([]);
    expect(words).toContain("<summary>Your answer</summary>");
    expect(
      [...words!.matchAll(/<mark class="(.*?)">(.*?)<\/mark>/g)].map(([, kind, of]) => [kind, read(of!)]),
    ).toEqual([
      ["right", attack],
      ["wrong", "\ufffdabc\ufffd"],
    ]);
    expect(read(words!)).toContain(`${attack} , but`);
    expect(code).toContain("<summary>Your code, as it was graded</summary>");
    expect(code).toContain("<code><span>const a = 1;\n</span><span>\n</span><span>// &#60;script");
    expect(page({ only: "ru" })).toMatch(/<summary>Ваш ответ<.*<summary>Ваш код, каким он был проверен</s);
  });

  test("says nothing of what students wrote where the gradebook has not kept it", () => {
    expect(page({ answers: () => undefined })).not.toMatch(/<details|<mark|Your (code|answer)/);
  });

  test("marks what a long quote begins with, and nothing where the answer has it no more", () => {
    const quote = `${"very ".repeat(23)}very…`;
    const parts = [
      { name: text("how long"), outcome: "right" as const, quote },
      { name: text("other"), outcome: "wrong" as const, quote: "not there" },
    ];
    const [check] = verdict[1]!.checks;
    const exercises = [{ ...verdict[1]!, checks: [{ ...check!, parts }] }];
    const anna = standing("anna", { work: [work({ verdict: { exercises, notes: [], version: "v1" } })] });
    const marks = pages([anna]).files[0]!.text.match(/<mark.*?<\/mark>/g);
    expect(marks).toEqual([`<mark class="right">${"very ".repeat(23)}very</mark>`]);
  });

  test("speaks Russian", () => {
    const russian = page({ only: "ru" });
    expect(russian).toContain('<html lang="ru">');
    const said = read(russian);
    expect(said).toContain("Баллы: 3,9 из 9");
    expect(said).toContain("опоздание, дней: 2; засчитывается 80 % баллов");
    expect(said).toContain("the amount (по-русски): пока не сказано Name the quantity. (по-русски)");
    expect(said).toMatch(/Подсказка: Count again\. \(по-русски\)/);
    expect(said).not.toMatch(/\b(of|points|late|hint|checks)\b/i);
  });

  test("says that there are checks of the grader's and what they gave, and nothing else of them", () => {
    for (const only of ["en", "ru"] as const) {
      const text = page({ only });
      expect(text).not.toMatch(/secret/);
      expect(read(text)).toContain(
        only === "en" ? "Checks after you handed in: 0 of 2" : "Проверки после сдачи: 0 из 2",
      );
    }
    expect(read(page())).toContain("right for the numbers that you saw and wrong for others");
    const none = standing("anna", {
      work: [work({ verdict: { ...work().verdict!, exercises: verdict.slice(2) } })],
    });
    expect(pages([none]).files[0]!.text).not.toContain("after you handed in");
  });

  test("helps with the exercise's first hint where a check has none of its own", () => {
    const hints = [text("Think of the sum."), text("Add them up.")];
    const check = { name: text("a"), points: 1, audience: "public" as const, run: async () => {} };
    const one = exercise({
      ...{ id: "01-swap", title: text("Swap", "Обмен"), draw: () => ({}), reference: () => 0, tolerance: 0 },
      ...{ mistakes: [], checks: [check], hints },
    });
    const [passed, failed] = [verdict[0]!.checks[0]!, { ...verdict[2]!.checks[1]! }];
    const exercises = [{ ...verdict[2]!, checks: [passed, failed] }];
    const anna = standing("anna", { work: [work({ verdict: { exercises, notes: [], version: "v1" } })] });
    const said = read(pages([anna], { titles: titlesOf(new Map(), [one]) }).files[0]!.text);
    expect(said).toContain("Swap (not passed)");
    expect(said).toContain("too late Hint: Think of the sum.");
  });

  test("says what was not handed in, cannot be read, or is still to be graded", () => {
    const { verdict: _, ...waiting } = work();
    const all = [
      standing("anna", { work: [work()] }),
      standing("boris"),
      standing("vera", { work: [{ ...waiting, readable: false }] }),
      standing("gleb", { work: [waiting] }),
    ];
    const said = (at: number) => read(pages(all).files[at]!.text);
    expect(said(1)).toMatch(/Numbers – not handed in/);
    expect(said(2)).toContain("could not be read. Open it in JupyterLab, save it, and hand it in again.");
    expect(said(2)).toContain("Points: 0 of 9");
    expect(said(3)).toMatch(/Numbers – still to be graded/);
  });

  test("is in the language of the notebook that was handed in last, else in the reader's", () => {
    const time = (day: number) => ({ time: new Date(Date.UTC(2026, 9, day)) });
    const ru = standing("anna", {
      work: [
        work({ language: "en", ...time(1) }),
        work({ lesson: "02-letters", language: "ru", ...time(2) }),
      ],
    });
    const { files, index } = pages([ru, standing("boris", { work: [work()] })], { language: "en" });
    expect(files.map(({ text }) => /<html lang="(..)">/.exec(text)![1])).toEqual(["ru", "en"]);
    expect(index).toContain('<html lang="en">');
    const forced = pages([ru], { only: "en" });
    expect(forced.files[0]!.text).toContain('<html lang="en">');
  });
});

describe("whatever a student writes", () => {
  test("is text on every page", () => {
    const { index, files } = pages([hostile]);
    for (const page of [index, files[0]!.text]) {
      expect(page).not.toMatch(/<script|<img|javascript:[^ ]*>[^<]*<\/a>|<a href=javascript/i);
      expect(read(page)).toContain(attack);
      // No attribute ends early: outside of style there is no quote but those of attributes.
      for (const tag of page.replace(/<style>.*?<\/style>/s, "").match(/<[^>]*>/g)!)
        expect(tag).toMatch(/^<(!doctype html|\/?[a-z][a-z0-9]*( [a-z-]+(="[^"<>]*")?)*)>$/);
    }
  });

  test("turns no text about and holds no control characters", () => {
    expect(page()).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
    expect(html`${"a\u202eb\u0000c\ud800d\ne"}`.text).toBe("a\ufffdb\ufffdc\ufffdd\ne");
  });

  test("leads no file out of the folder, and the report links to every page", () => {
    const { index, files } = pages([hostile, standing("../../x"), standing("Ёлка 1")]);
    for (const { file } of files) expect(file).toMatch(/^students\/[^/\\]+\.html$/);
    for (const { file } of files) expect(index).toContain(`href="${encodeURI(file)}"`);
  });
});

describe("the instructor's report", () => {
  test("tells who needs a look, and why", () => {
    const { verdict: _, ...waiting } = work();
    const all = [hostile, standing("boris"), standing("gleb", { work: [waiting] })];
    const look = attention(pages(all).scores).map(({ student, reasons }) => [
      student.student.key,
      reasons.map(({ en }) => en),
    ]);
    expect(look).toEqual([
      [
        attack,
        [
          `cannot be read, or is of no lesson: ${attack}`,
          "ran out of time or memory, or broke off: 01-swap",
          "right for the shown numbers only: 01-double",
          `01-swap: ${attack}`,
        ],
      ],
      ["boris", [`not handed in: ${lesson}`]],
      ["gleb", [`still to be graded: ${lesson}`]],
    ]);
  });

  test("counts how exercises did: 5 students, of whom the better ones know both", () => {
    const points = [
      [3, 2],
      [3, 2],
      [1, 1],
      [0, 0],
      [0, 1],
    ];
    const status = (got: number, max: number) =>
      got === max ? ("passed" as const) : got > 0 ? ("partial" as const) : ("failed" as const);
    const all = points.map(([first, second], at) =>
      standing(`s${at}`, {
        work: [
          work({
            verdict: {
              ...{ notes: [], version: "v1" },
              exercises: [
                { ...verdict[0]!, points: first!, status: status(first!, 3) },
                { ...verdict[2]!, points: second!, status: status(second!, 2) },
              ],
            },
          }),
        ],
      }),
    );
    const [double, swap] = itemsOf(pages(all).scores);
    // 7 of 15 points; 6 of 10.
    expect(double).toMatchObject({ count: 5, outcomes: { passed: 2, partial: 1, failed: 2, empty: 0 } });
    expect(double!.solved).toBeCloseTo(7 / 15, 9);
    expect(swap!.solved).toBeCloseTo(6 / 10, 9);
    // (1, 1), (1, 1), (1/3, 1/2), (0, 0), (0, 1/2): products sum to 23/30, squares to 46/45 and 7/10.
    expect(double!.discrimination).toBeCloseTo(23 / 30 / Math.sqrt((46 / 45) * (7 / 10)), 9);
    expect(itemsOf(pages(all.slice(0, 4)).scores)[0]!.discrimination).toBeUndefined();
  });

  test("names the common mistakes beside their exercise", () => {
    const rows = pages([hostile]).index.split("<tr>").map(read);
    expect(rows.filter((row) => row.includes(`2 × Count again. ${attack}`))).toEqual([
      expect.stringContaining("01-swap"),
    ]);
  });

  test("has the class as a table, in both languages", () => {
    const en = read(pages([hostile, standing("boris")]).index);
    expect(en).toMatch(/Student 01 Numbers \/ 9 Total \/ 9 /);
    expect(en).toMatch(/boris – not handed in 0/);
    const ru = read(pages([hostile, standing("boris")], { only: "ru" }).index);
    expect(ru).toMatch(/Отчёт преподавателю .*На кого посмотреть .*Группа .*Упражнения/);
    expect(ru).toContain("boris не сдано: 01-numbers");
  });
});
