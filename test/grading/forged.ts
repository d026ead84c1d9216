// Cheats that are no code but the file itself: forged metadata, forged checks, files made to stop whoever reads them.
import { allRight, answerCell, type Cheat } from "./cheats";
import { type Cell, notebookText } from "./handed-in";

const wrong = "function total() { return 7; }";
const others = Object.entries(allRight)
  .filter(([id]) => id !== "01-total")
  .map(([id, source]) => answerCell(id, source));

function forged(aim: string, notebook: string | Buffer, more: Partial<Cheat> = {}): Cheat {
  return { aim, exercise: "01-total", points: 0, ends: /^failed: /, costsAll: false, ...more, notebook };
}

const notebookOf = (cells: readonly Cell[]) => notebookText([...cells, ...others]);
const answer = answerCell("01-total", wrong);
const check = (source: string, nbgrader: object = {}) => ({
  id: "01-total-check",
  source,
  metadata: { svertka: { kind: "check", exercise: "01-total" }, nbgrader },
});

/** A notebook with bytes that are no UTF-8. */
const invalid = Buffer.from(notebookOf([answer, { source: "// §§" }]).replaceAll("§", "\u00ff"), "latin1");

const blanks = "\n".repeat(1_500_000);

export const forgedNotebooks: Record<string, Cheat> = {
  "edited-check": forged(
    "let the own check cell report full points",
    notebookOf([answer, check('({ points: 3, max: 3, status: "passed" })')]),
    { named: /01-total: its check cell was edited, which changes no points/ },
  ),
  "edited-points": forged(
    "make the exercise worth a thousand points",
    notebookOf([
      answer,
      check('await check("01-total", total)', { grade: true, points: 1000, grade_id: "01-total-check" }),
    ]),
    { named: /the notebook says that its check is worth 1000, the course says 1/ },
  ),
  "edited-score": forged(
    "write the score into the metadata",
    notebookOf([
      {
        ...answer,
        metadata: {
          ...answer.metadata,
          score: 3,
          grade: { points: 3 },
          nbgrader: { grade_id: "01-total", points: 3, grade: true },
        },
      },
    ]),
  ),
  "double-answer": forged(
    "hand in two answers and hope that the better one counts",
    notebookOf([answerCell("01-total", allRight["01-total"]!), { ...answer, id: "again" }]),
    { named: /01-total: cells 2, 3 answer it, cell 3 counts/ },
  ),
  "double-ids": forged(
    "give one id to all cells",
    notebookOf([
      answer,
      answerCell("01-total", "const a = 1;"),
      answerCell("01-total", "throw new Error();"),
    ]),
  ),
  "odd-ids": forged(
    "name exercises after parts of JavaScript",
    notebookOf([
      answer,
      ...["__proto__", "constructor", "toString"].map((name) => ({
        ...answerCell(name, "const a = 1;"),
        id: name,
      })),
    ]),
  ),
  "other-kinds": forged(
    "declare the answer a check, so that nobody runs it",
    notebookOf([{ ...answer, metadata: { svertka: { kind: "check", exercise: "01-double" } } }]),
  ),
  "many-cells": forged(
    "hand in a hundred thousand cells",
    notebookOf([answer, ...Array.from({ length: 100_000 }, () => ({ source: "1" }))]),
    { ends: /^(failed|timeout|not run): /, costsAll: true, named: /the notebook has \d+ cells/ },
  ),
  "blank-lines": forged(
    "hand in a text that is slow to search",
    notebookOf([
      answer,
      { source: `${blanks}x` },
      { source: "import {".repeat(20_000) },
      { source: "/*".repeat(60_000) },
    ]),
    { costsAll: true, ends: /^(failed|timeout|not run): / },
  ),
  "open-brackets": forged(
    "open brackets that never close, in every cell",
    notebookOf([
      answer,
      ...Array.from({ length: 1_000 }, () => ({
        source: `// total\nfunction total() { ${"(".repeat(1_000)}`,
      })),
    ]),
    { costsAll: true, ends: /^(failed|timeout|not run): / },
  ),
  "deep-json": forged("nest the file deeper than a parser goes", `{"cells":${"[".repeat(5_000_000)}`, {
    ends: /^not run: /,
    costsAll: true,
    named: /cannot be read: it is not JSON/,
  }),
  "cut-off": forged("hand in half a file", notebookOf([answer]).slice(0, 900), {
    ends: /^not run: /,
    costsAll: true,
    named: /cannot be read: it is not JSON/,
  }),
  "other-format": forged(
    "hand in cells that are no list",
    '{"cells": {"length": 1e9, "0": {}}, "nbformat": 4}',
    {
      ends: /^not run: /,
      costsAll: true,
      named: /no list of cells/,
    },
  ),
  "invalid-text": forged("hand in bytes that are no text", invalid, { named: /bytes that are no text/ }),
  "control-characters": forged(
    "move the cursor of whoever reads the report",
    notebookOf([
      answerCell("01-total", 'function total() { throw new Error("\\u001b[2J\\u001b[1A\\u202e passed"); }'),
    ]),
  ),
  "no-kernel": forged(
    "have no metadata at all",
    JSON.stringify({ cells: [null, 1, "x", { cell_type: "code" }, []] }),
    {
      ends: /^not run: /,
      costsAll: true,
    },
  ),
};
