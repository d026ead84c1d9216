// Which cell answers an exercise, one mishap a test.
import { expect, test } from "vitest";
import { plan } from "../../src/grading/cells";
import { readNotebook } from "../../src/grading/notebook";
import { withoutOutputs } from "../../src/grading/outputs";
import { double, total } from "./course";
import { type Cell, notebookText } from "./handed-in";

const stub = 'function total(numbers: number[]): number {\n  throw new Error("not implemented");\n}';
const answer = "function total(numbers: number[]): number {\n  return 5;\n}";
const marked = (source: string) => ({ id: "01-total", source });
const handout = {
  imports: 'import { check, coverage } from "svertka";',
  stubs: new Map([["01-total", stub]]),
};

/** What is run as the answer to `01-total`, and what is said of it. */
function found(...cells: (Cell & { cell_type?: string })[]) {
  const { cells: read } = readNotebook(Buffer.from(notebookText(cells)));
  const { answers, notes, cells: run } = plan(read, [double, total], handout);
  return { source: answers.get("01-total")?.source, notes: notes.map(({ en }) => en), run: run.length };
}

test("an answer in its place is found without a word", () => {
  expect(found(marked(answer))).toEqual({ source: answer, notes: [], run: 1 });
});

test("an answer without id is found by its function", () => {
  expect(found({ source: answer }).notes).toEqual([
    "01-total: no cell has its id, its function total was found in cell 2",
  ]);
});

test("an untouched copy below does not count and is not run", () => {
  expect(found(marked(answer), marked(stub))).toEqual({
    source: answer,
    notes: ["01-total: cells 2, 3 answer it, cell 2 counts: the last that is filled in"],
    run: 1,
  });
});

test("of two answers the last counts", () => {
  expect(found(marked(answer), { source: answer.replace("5", "6") }).source).toContain("6");
});

test("an answer in three pieces is put together", () => {
  const [first, second, third] = answer.split("\n").map((source) => ({ source }));
  const { source, notes, run } = found(first!, second!, third!);
  expect({ source, run }).toEqual({ source: answer, run: 1 });
  expect(notes[0]).toMatch(/the answer was split, cells 2, 3, 4 were put together$/);
});

test.each([
  ["code alone", answer],
  ["code under a heading", `# Total\n\nAdd them up.\n\n${answer}\n\nThat is all`],
  ["code in a fence", `Here:\n\`\`\`ts\n${answer}\n\`\`\`\n`],
])("an answer that has become Markdown is run: %s", (_, source) => {
  const result = found({ cell_type: "markdown", ...marked(source) });
  expect(result.source).toBe(answer);
  expect(result.notes).toEqual(["01-total: cell 2 is not a code cell, the code in it was run"]);
});

test("a helper's inner function of the same name is no answer", () => {
  expect(found({ source: `function helper() {\n  ${answer}\n}` }).source).toBeUndefined();
});

test("an import of the set-up cell that is used and gone is run first", () => {
  const { notes, run } = found(marked(answer.replace("5", "coverage().length")));
  expect(notes).toEqual(["the set-up cell's import of coverage is missing, it was run first"]);
  expect(run).toBe(2);
});

test("outputs are cut out of a notebook's bytes, whatever stands in them", () => {
  const cell = (outputs: unknown[]) => ({ source: 'say "outputs": [1]', outputs, id: "a" });
  const text = (outputs: unknown[]) => JSON.stringify({ cells: [cell(outputs), cell(outputs)] });
  const full = text([{ text: '\\"]}[', list: [[1], ["]"]] }]);
  expect(withoutOutputs(Buffer.from(full)).toString()).toBe(text([]));
});
