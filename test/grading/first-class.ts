// The class of the course's first whole test: what students hand in of lesson 01, and what each of them deserves.
import { readFileSync } from "node:fs";
import path from "node:path";
import { home } from "../../src/grading/packages";

export const lesson = "01-convolution-arithmetic";
export const ids = ["01-output-size", "01-same-padding", "01-cost", "01-correlate", "01-convolution-matrix"];
/** The points of each, the grader's checks included. */
export const full = [2, 2, 2, 4, 4];

interface Notebook {
  cells: {
    id: string;
    cell_type: string;
    source: string | string[];
    metadata: object;
    outputs?: unknown[];
  }[];
}

function built(kind: "exercises" | "solutions"): Notebook {
  const file = path.join(path.dirname(home), kind, "en", `${lesson}.ipynb`);
  return JSON.parse(readFileSync(file, "utf8")) as Notebook;
}

function source(id: string): string {
  return [built("solutions").cells.find((cell) => cell.id === id)!.source].flat().join("");
}

/** The solutions with other sources in some cells, by cell id. */
function solved(changes: Record<string, string> = {}): Notebook {
  const notebook = built("solutions");
  for (const cell of notebook.cells) cell.source = changes[cell.id] ?? cell.source;
  return notebook;
}

function withCell(notebook: Notebook, code: string): Notebook {
  const cell = {
    id: "mine",
    cell_type: "code",
    metadata: {},
    source: code,
    outputs: [],
    execution_count: null,
  };
  return { ...notebook, cells: [cell, ...notebook.cells] };
}

/** Full points but for exercise `id`, which has none. */
const without = (id: string) => full.map((points, index) => (ids[index] === id ? 0 : points));

const loop = "while (true) {}";
const patches =
  'const assert = require("assert");\nassert.strictEqual = assert.deepStrictEqual = assert.ok = () => {};';

// student: [notebook, points, exercise whose first lost check is looked at, its status, words of its message]
export const students: Record<string, [Notebook, number[], (readonly [string, string, RegExp])?]> = {
  perfect: [solved(), full],
  empty: [built("exercises"), [0, 0, 0, 0, 0], ["01-cost", "not run", /no answer here yet/]],
  half: [
    {
      ...built("exercises"),
      cells: built("exercises").cells.map((cell) =>
        ids.slice(0, 2).includes(cell.id) ? { ...cell, source: source(cell.id) } : cell,
      ),
    },
    [2, 2, 0, 0, 0],
    ["01-correlate", "not run", /no answer here yet/],
  ],
  "typical-mistake": [
    solved({ "01-output-size": source("01-output-size").replace("/ stride!) + 1;", "/ stride!);") }),
    without("01-output-size"),
    ["01-output-size", "failed", /not the expected one/],
  ],
  "type-error": [
    solved({ "01-cost": 'function cost(): number { return "much"; }' }),
    without("01-cost"),
    ["01-cost", "not run", /does not compile: 1:27 Type 'string' is not assignable to type 'number'/],
  ],
  "infinite-loop": [
    solved({ "01-correlate": `function correlate() { ${loop} }` }),
    without("01-correlate"),
    ["01-correlate", "timeout", /5 s/],
  ],
  "infinite-loop-at-top": [
    solved({ "01-correlate": `${source("01-correlate")}\n${loop}` }),
    without("01-correlate"),
    ["01-correlate", "timeout", /5 s/],
  ],
  exit: [
    solved({ "01-same-padding": "function samePadding() { process.exit(0); }" }),
    without("01-same-padding"),
    ["01-same-padding", "crashed", /exit code 0/],
  ],
  "exit-at-top": [
    solved({ "01-same-padding": `${source("01-same-padding")}\nprocess.exit(0);` }),
    without("01-same-padding"),
    ["01-same-padding", "crashed", /exit code 0/],
  ],
  "assert-patched": [
    withCell(
      solved({
        "01-cost": "function cost() { return { weights: 1, macs: 1 }; }",
        "01-cost-check": 'console.log("2/2"); ({ points: 2, status: "passed" })',
      }),
      patches,
    ),
    without("01-cost"),
    ["01-cost", "failed", /not the expected one/],
  ],
  "asks-the-judge": [
    solved({
      "01-convolution-matrix":
        'function convolutionMatrix(k: any, n: any) { return require("svertka/dist/lessons/01-convolution-arithmetic/checks.js").default[4].reference(k, n); }',
    }),
    without("01-convolution-matrix"),
    ["01-convolution-matrix", "failed", /Cannot find module/],
  ],
  "memory-bomb": [
    solved({
      "01-output-size":
        "const kept: any[] = [];\nfunction outputSize() { while (true) kept.push(new Float64Array(1e6).fill(1)); }",
    }),
    without("01-output-size"),
    ["01-output-size", "memory", /of 512 MB/],
  ],
};
