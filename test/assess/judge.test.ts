import { expect, test } from "vitest";
import { type Answer, type Exercise, exercise, numeric, pointsOf } from "../../src/assess/exercise";
import { judge } from "../../src/assess/judge";
import { AnswerError, type AnswerFault, Miss } from "../../src/assess/miss";
import { seeded } from "../../src/assess/random";
import { drawNumbers } from "../../src/assess/variant";
import { both } from "../../src/figures/figure";

const seat = { secret: "spring", student: "anna" };
const text = both("text", "текст");
const hints = [text, text];

const doubled: Exercise = exercise({
  id: "99-double",
  title: text,
  draw: () => ({}),
  reference: (x: number) => 2 * x,
  tolerance: 0,
  mistakes: [
    { name: "squared", hint: both("You squared it.", "Это квадрат."), answer: (x: number) => x * x },
  ],
  checks: [
    { name: text, points: 1, audience: "public", run: ({ compare }) => compare(3) },
    {
      name: text,
      points: 2,
      audience: "grader",
      run: ({ compare, random }) => compare(random.integer(5, 9)),
    },
  ],
  hints,
});

test("a right answer gets all points, in the notebook those of the public checks", async () => {
  const right: Answer = async (x) => 2 * (x as number);
  expect(await judge(doubled, right, seat, "grader")).toMatchObject({ points: 3, max: 3, status: "passed" });
  expect(await judge(doubled, right, seat, "public")).toMatchObject({ points: 1, max: 1, status: "passed" });
});

test("a typical mistake is known by its value and brings its hint", async () => {
  const { status, checks } = await judge(doubled, async (x) => (x as number) ** 2, seat, "grader");
  expect(status).toBe("failed");
  expect(checks[0]!.finding).toMatchObject({
    expected: 6,
    got: 9,
    mistake: "squared",
    hint: { en: "You squared it." },
  });
});

test("points are partial when some checks pass", async () => {
  const report = await judge(doubled, async () => 6, seat, "grader");
  expect(report).toMatchObject({ points: 1, max: 3, status: "partial" });
});

test.each<[AnswerFault, string, string]>([
  ["empty", "not run", "There is no answer here yet."],
  ["missing", "not run", "There is no function here: why"],
  ["compile", "not run", "The cell does not compile: why"],
  ["threw", "failed", "The code threw an error: why"],
  ["timeout", "timeout", "No answer in time: why"],
  ["memory", "memory", "Out of memory: why"],
  ["crashed", "crashed", "The program ended without an answer: why"],
])("an answer that ends as %s has status %s", async (fault, status, message) => {
  const answer: Answer = async () => {
    throw new AnswerError(fault, "why");
  };
  const report = await judge(doubled, answer, seat, "grader");
  expect(report.points).toBe(0);
  expect(report.status).toBe(fault === "empty" ? "empty" : "failed");
  expect(report.checks.map((check) => check.status)).toEqual([status, status]);
  expect(report.checks[0]!.finding!.message.en).toBe(message);
});

test("a value that trips a check up fails that check and no other", async () => {
  const brittle = exercise({
    ...doubled,
    checks: [
      {
        name: text,
        points: 1,
        audience: "public",
        run: async ({ answer }) => {
          if ((await (answer(1) as Promise<string>)).length !== 1) throw new Miss({ message: text });
        },
      },
      ...doubled.checks,
    ],
  });
  const report = await judge(brittle, async () => undefined, seat, "grader");
  expect(report.checks[0]).toMatchObject({ status: "failed", points: 0 });
  expect(report.checks[0]!.finding!.message.en).toContain("The value cannot be judged");
  expect(report.checks).toHaveLength(3);
});

test("an answer that changes its input changes its own copy only", async () => {
  const summed = exercise({
    ...doubled,
    reference: (x: number[]) => x[0]!,
    mistakes: [],
    checks: [
      {
        name: text,
        points: 1,
        audience: "public",
        run: async ({ compare }) => {
          const x = [1, 2];
          await compare(x);
          await compare(x);
        },
      },
    ],
  });
  const spoiling: Answer = async (x) => {
    const first = (x as number[])[0]!;
    (x as number[])[0] = 99;
    return first;
  };
  expect(await judge(summed, spoiling, seat, "grader")).toMatchObject({ status: "passed" });
});

const drawn = numeric({
  id: "99-drawn",
  title: text,
  points: 1,
  draw: (random) => ({ size: random.integer(1, 6), step: random.integer(1, 3) }),
  reference: ({ size, step }: { size: number; step: number }) => Math.floor(size / step),
  mistakes: [
    {
      name: "rounded up",
      hint: text,
      answer: ({ size, step }: { size: number; step: number }) => Math.ceil(size / step),
    },
  ],
  hints,
});

test("numbers belong to course, student and exercise, and always tell the mistakes apart", () => {
  const numbers = (student: string, secret = "spring") => drawNumbers(drawn, { secret, student });
  expect(numbers("anna")).toEqual(numbers("anna"));
  const many = Array.from({ length: 200 }, (_, index) => numbers(`student ${index}`)) as {
    size: number;
    step: number;
  }[];
  expect(many.every(({ size, step }) => size % step !== 0)).toBe(true);
  expect(new Set(many.map((one) => JSON.stringify(one))).size).toBeGreaterThan(3);
  const others = Array.from({ length: 50 }, (_, index) => numbers(`student ${index}`, "autumn"));
  expect(others).not.toEqual(many.slice(0, 50));
});

test("an exercise whose mistakes cannot be told apart says so", () => {
  const twins = numeric({
    ...drawn,
    points: 1,
    mistakes: [{ name: "same", hint: text, answer: drawn.reference }],
  });
  expect(() => drawNumbers(twins, seat)).toThrow(
    "exercise 99-drawn: none of 1000 draws tells its 1 mistakes apart",
  );
});

test("the report on a number does not give the number away", async () => {
  const report = await judge(drawn, async () => -1, seat, "public");
  expect(report.checks[0]!.finding).not.toHaveProperty("expected");
  expect(report.checks[0]!.finding).toMatchObject({ got: -1 });
});

test("draws are the same on every machine", () => {
  const random = seeded("spring", "anna");
  expect([random.integer(1, 1000), random.integer(1, 1000), random.pick(["a", "b", "c"])]).toEqual([
    152,
    308,
    "a",
  ]);
  expect(random.matrix(2, 3, 0, 0)).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
  expect(() => random.pick([])).toThrow("nothing to pick from");
});

test.each([
  [{ id: "output" }, 'exercise id "output" is not like "01-output-size"'],
  [{ checks: [] }, "exercise 99-double has 0 checks"],
  [{ checks: [{ ...doubled.checks[0]!, points: 0 }] }, 'exercise 99-double: check "text" is worth 0 points'],
  [{ hints: [text] }, "exercise 99-double has 1 hints, it needs 2 or more"],
])("an exercise with %o is refused", (part, message) => {
  expect(() => exercise({ ...doubled, ...part })).toThrow(message);
  expect(pointsOf(doubled)).toBe(3);
});
