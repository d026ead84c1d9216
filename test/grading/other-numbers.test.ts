import { expect, test } from "vitest";
import { numeric } from "../../src/assess/exercise";
import { judge } from "../../src/assess/judge";
import { nobody } from "../../src/assess/seat";
import { drawNumbers } from "../../src/assess/variant";
import { both } from "../../src/figures/figure";
import { namedIn, otherNumbers } from "../../src/grading/other-numbers";
import { localAnswer } from "../../src/notebook/local-answer";

const cell = (source: string) => ({ source, place: 1 });

test.each([
  ['import { student } from "svertka";\nstudent("Anna Petrova");', "Anna Petrova"],
  ["student('анна')", "анна"],
  ['student("");', nobody],
  ["const x = 1;", nobody],
  ['student("first");\nstudent("second");', "second"],
])("the notebook's name in %j is %s", (source, name) => {
  expect(namedIn([cell("1 + 1"), cell(source)])).toBe(name);
});

const square = numeric({
  id: "99-square",
  title: both("Square", "Квадрат"),
  points: 2,
  draw: (random) => ({ side: random.integer(3, 1000) }),
  reference: ({ side }: { side: number }) => side ** 2,
  mistakes: [],
  hints: [both("a", "а"), both("b", "б")],
});
const seat = { secret: "spring", student: "anna" };

async function noted(student: string, named: string) {
  const { side } = drawNumbers(square, { ...seat, student }) as { side: number };
  const answer = localAnswer(() => side ** 2);
  const report = await judge(square, answer, seat, "grader");
  return { points: report.points, note: await otherNumbers(square, answer, { seat, named, report }) };
}

test("a number for another name's numbers is noted, not counted", async () => {
  const { points, note } = await noted(nobody, nobody);
  expect(points).toBe(0);
  expect(note?.en).toBe(
    '99-square answers the numbers of "student", the name in the notebook; with those it would have 2 of 2 points',
  );
});

test("a number for one's own numbers, or for nobody's, is not", async () => {
  expect(await noted("anna", nobody)).toEqual({ points: 2, note: undefined });
  expect(await noted("boris", nobody)).toEqual({ points: 0, note: undefined });
});
