import { describe, expect, test } from "vitest";
import { exercise } from "../../src/assess/exercise";
import { judge } from "../../src/assess/judge";
import { array } from "../../src/conv/array";
import { both } from "../../src/figures/figure";
import { feedback } from "../../src/notebook/feedback";
import { differences, gridHtml, gridOf } from "../../src/notebook/grid";
import { escaped } from "../../src/notebook/html";
import { localAnswer } from "../../src/notebook/local-answer";

const turn = exercise({
  id: "99-turn",
  title: both("Turn", "Поворот"),
  draw: () => ({}),
  reference: ([a, b]: [number, number]) => [[b, a]],
  tolerance: 0,
  mistakes: [
    {
      name: "kept",
      hint: both("It is as it was.", "Ничего не изменилось."),
      answer: (pair: number[]) => [pair],
    },
  ],
  checks: [
    {
      name: both("two <numbers>", "два <числа>"),
      points: 1,
      audience: "public",
      run: ({ compare }) => compare([1, 2]),
    },
    { name: both("more", "ещё"), points: 2, audience: "grader", run: ({ compare }) => compare([3, 4]) },
  ],
  hints: [both("one", "раз"), both("two", "два")],
});

const reportOn = (answer: unknown) =>
  judge(turn, localAnswer(answer), { secret: "spring", student: "anna" }, "public");

describe("the feedback of a check", () => {
  test("says what passed and what is still to come", async () => {
    const { text } = feedback(await reportOn(([a, b]: number[]) => [[b, a]]), turn, "en");
    expect(text.split("\n")).toEqual([
      "✓ Turn: 1 of 1 points",
      "  ✓ two <numbers> (1/1)",
      "  2 more come from the grader, which tries other numbers",
    ]);
  });

  test("shows input, expected and got of the first failure and the mistake's hint, in Russian too", async () => {
    const { text, html } = feedback(await reportOn((pair: number[]) => [pair]), turn, "ru");
    expect(text).toContain("✗ Поворот. Баллы: 0 из 1");
    expect(text).toContain("вход: [1, 2]\n  ожидалось: 2 1\n  получено: 1 2");
    expect(text).toContain("Подсказка: Ничего не изменилось.");
    expect(html).toContain("<strong>Подсказка:</strong> Ничего не изменилось.");
  });

  test("puts the values side by side and frames the cells that differ, in words for a screen reader too", async () => {
    const { html } = feedback(await reportOn(([a, b]: number[]) => [[b, a! + 1]]), turn, "en");
    expect([...html.matchAll(/<figcaption[^>]*>([^<]*)/g)].map(([, caption]) => caption)).toEqual([
      "input · 1 × 2",
      "expected · 1 × 2",
      "got · 1 × 2",
    ]);
    expect(
      [...html.matchAll(/<strong>(\d+)<\/strong><span[^>]*> \(differs\)/g)].map(([, cell]) => cell),
    ).toEqual(["1", "2"]);
    expect(html).toContain("framed: where the two differ");
    expect(html).toContain('role="heading" aria-level="4"');
    expect(html).toContain('role="img" aria-label="not passed"');
  });

  test("says that the sizes differ instead of framing everything", async () => {
    const { html } = feedback(await reportOn(([a, b]: number[]) => [[b], [a]]), turn, "en");
    expect(html).toContain("the sizes differ: 1 × 2, 2 × 1");
    expect(html).not.toContain("framed");
  });

  test("offers the exercise's hints where the mistake is unknown", async () => {
    const { text } = feedback(await reportOn(() => 7), turn, "en");
    expect(text).toContain('Stuck? Run hint("99-turn") in a cell of your own.');
  });

  test("escapes whatever the student's code puts into it", async () => {
    const { html } = feedback(
      await reportOn(() => {
        throw new Error("<img src=x onerror=alert(1)>");
      }),
      turn,
      "en",
    );
    expect(html).not.toContain("<img");
    expect(html).toContain(escaped("Error: <img src=x onerror=alert(1)>"));
    expect(html).toContain(escaped("two <numbers>"));
  });
});

describe("a value as a grid", () => {
  test("is one for numbers, lists, matrices, arrays of up to two axes and named numbers", () => {
    expect(gridOf([1, 2])).toEqual({ rows: [[1, 2]] });
    expect(gridOf([[1], [2, 3]])).toEqual({ rows: [[1], [2, 3]] });
    expect(gridOf(array([[1, 2]]))).toEqual({ rows: [[1, 2]] });
    expect(gridOf({ before: 1, after: 2 })).toEqual({ heads: ["before", "after"], rows: [[1], [2]] });
    expect(gridOf(7)).toEqual({ rows: [[7]] });
    for (const value of [[], [[]], [[[1]]], array([[[1]]]), { a: [1] }]) {
      expect(gridOf(value)).toBeUndefined();
    }
  });

  test("differs from another of its size in some cells, beyond the tolerance", () => {
    const grids = [
      [
        [1, 2],
        [4, 5],
      ],
      [
        [1, 2.001],
        [9, 5],
      ],
      [[7, 8]],
    ].map((value) => gridOf(value)!);
    expect(differences(grids[0]!, grids[1]!, 0.01)).toEqual([[1, 0]]);
    expect(differences(grids[0]!, grids[1]!, 0)).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(differences(grids[0]!, grids[2]!, 0)).toEqual([]);
    expect(differences(gridOf({ a: 1 })!, gridOf({ b: 2 })!, 0)).toEqual([]);
  });

  test("is cut around the first cell that differs", () => {
    const long = Array.from({ length: 30 }, (_, cell) => cell);
    const html = gridHtml(long, "got", [[0, 20]], "differs");
    expect([...html.matchAll(/>(\d+)</g)].map(([, cell]) => Number(cell))).toEqual(long.slice(15, 25));
    expect(html.match(/…/g)).toHaveLength(2);
    const tall = gridHtml(
      long.map((cell) => [cell]),
      "got",
    );
    expect([...tall.matchAll(/>(\d+)</g)].map(([, cell]) => Number(cell))).toEqual(long.slice(0, 8));
    expect(tall.match(/⋮/g)).toHaveLength(1);
  });
});
