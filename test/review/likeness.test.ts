// What counts as alike: tokens of code and prose, groups of answers in words, fingerprints without what was handed out.
import { expect, test } from "vitest";
import { grouped, type WordsAnswer } from "../../src/review/answers-in-words";
import { Likeness } from "../../src/review/likeness";
import { codeTokens, proseTokens } from "../../src/review/tokens";

const texts = (tokens: readonly { text: string }[]) => tokens.map(({ text }) => text).join(" ");

test("code is the same under other names, layout, numbers and comments; the library's names count", () => {
  const one = "const sum = (x: number) => { /* a */ return `a` + x.map((v) => v * 2); } // b";
  const other = "const total = (\n  n: number,\n) => {\n  return 'bc' + n.map((w) => w * 30);\n}";
  expect(texts(codeTokens(other))).toBe(texts(codeTokens(one)));
  expect(texts(codeTokens(one.replace(".map", ".filter")))).not.toBe(texts(codeTokens(one)));
  expect(codeTokens("a  =>b")).toEqual([
    { text: "name", start: 0, end: 1 },
    { text: "=>", start: 3, end: 5 },
    { text: "name", start: 5, end: 6 },
  ]);
});

test("whatever is typed has tokens, soon", () => {
  for (const sign of ["/*", "`", '"', "'", "\\", "(", "a.", "1.", "\f", "\u{1f600}"]) {
    const tokens = codeTokens(sign.repeat(20_000));
    expect(tokens.every(({ start, end }) => end > start)).toBe(true);
  }
});

test("prose is the same with other endings and marks", () => {
  expect(texts(proseTokens("Каналы смешиваются, поточечно!"))).toBe(
    texts(proseTokens("каналов смешивание — поточечной")),
  );
});

const answer = (student: string, words: string, doubtful = false): WordsAnswer => ({
  ...{ attempt: 1, student, name: student, lesson: "11", daysLate: 0, words, judged: 1, max: 4, doubtful },
});

test("answers are grouped by their stems; a doubtful one leads, and its group comes first", () => {
  const groups = grouped([
    answer("a", "The kernel slides along the time axis too"),
    answer("b", "Padding changes nothing at all here"),
    answer("c", "Padding changed nothing at all, here!", true),
    answer("d", "The kernels slide along the time axis, too"),
    answer("e", "the kernel slides along time axis"),
    answer("f", ""),
  ]);
  expect(
    groups.map(({ answers, doubtful }) => [answers.map(({ student }) => student).join(""), doubtful]),
  ).toEqual([
    ["cb", 1],
    ["ade", 0],
    ["f", 0],
  ]);
});

const stub =
  "function work(rows: number[][], width: number): number[][] {\n  throw new Error('not implemented');\n}";
const loop = (name: string) =>
  `for (let ${name} = 0; ${name} < width; ${name}++) { out.push(rows.map((row) => row[${name}]! * row.length - ${name} % 3)); if (out.length > width) break; }`;
const recursion =
  "const go = (at: number): number[][] => at === width ? [] : [rows.flatMap((row) => [row[at]!, at]), ...go(at + 1)]; return go(0).reverse();";
const source = (student: string, body: string) => ({
  ...{ student, name: student },
  text: stub.replace("throw new Error('not implemented');", body),
});

test("a copy under other names is found, what was handed out is not, and the pieces are where they stand", async () => {
  const sources = [
    source("anna", loop("x")),
    source("boris", `// mine\n${loop("column")}`),
    source("vera", recursion),
  ];
  const likeness = await Likeness.of("code", sources, [stub]);
  const pairs = likeness.pairs();
  expect(pairs.map(({ left, right }) => [left.student, right.student])).toEqual([["anna", "boris"]]);
  expect(pairs[0]!.similarity).toBeGreaterThan(0.9);
  const { shared } = likeness.shared("boris", "anna")!;
  const pieces = shared.map(({ left }) => sources[1]!.text.slice(left.start, left.end)).join(" ");
  expect(pieces).toContain("row.length - column % 3");
  expect(likeness.shared("anna", "nobody")).toBeUndefined();
  expect((await Likeness.of("code", [source("a", ""), source("b", "")], [stub])).pairs()).toEqual([]);
});

test("what much of a large class has is how one does it", async () => {
  const many = Array.from({ length: 30 }, (_, at) =>
    source(`s${at}`, at < 20 ? loop("x") : recursion + `${at};`.repeat(at)),
  );
  const few = many.map((one, at) =>
    at > 20 ? one : source(one.student, at < 2 ? loop("y") : `return [[${"at + ".repeat(at)}1]];`),
  );
  const pairOf = ({ left, right }: { left: { student: string }; right: { student: string } }) =>
    `${left.student} ${right.student}`;
  expect((await Likeness.of("code", many, [])).pairs().map(pairOf)).not.toContain("s0 s1");
  expect((await Likeness.of("code", few, [])).pairs().map(pairOf)).toContain("s0 s1");
});
