// Students of the grader's tests: small notebooks, honest and hostile, and what each deserves.
import { right, stubs } from "./course";
import { exerciseText, notebookText } from "./handed-in";

/** A notebook that is right but for the answer to `01-total`. */
const total = (source: string, before: string[] = [], after: string[] = []) =>
  exerciseText({ ...right, "01-total": source }, before, after);

/** A notebook with right answers around a cell that does something else. */
const around = (before: string[], after: string[] = []) => exerciseText(right, before, after);

const sum = "numbers.reduce((a, b) => a + b, 0)";

/** A type with 2^16 different parts, forty times over. */
const typeBomb = [
  "type Grow<N extends any[], D extends any[]> = D['length'] extends 16 ? 1",
  "  : Grow<[...N, 0], [...D, 0]> extends infer L ? Grow<[...N, 1], [...D, 0]> extends infer R ? L | R : 0 : 0;",
  ...Array.from({ length: 40 }, (_, index) => `const grown${index}: Grow<[${index}], []> = 1;`),
].join("\n");

// student: [notebook, points for double, total, swap, words of the reason for a lost total]
export const students: Record<string, [notebook: string, points: number[], reason?: RegExp]> = {
  perfect: [exerciseText(right), [3, 3, 3]],
  empty: [exerciseText(stubs), [0, 0, 0], /^not run: There is no answer here yet/],
  half: [
    exerciseText({ ...right, "01-total": stubs["01-total"]! }),
    [3, 0, 3],
    /^not run: There is no answer/,
  ],
  wrong: [
    total("function total(numbers: number[]) { return 7; }"),
    [3, 0, 3],
    /^failed: .* expected \d+, got 7$/,
  ],
  "only-one-input": [
    total(
      "let calls = 0; function total(numbers: number[]) { return calls++ ? 7 : numbers.reduce((a, b) => a + b, 0); }",
    ),
    [3, 1, 3],
    /^failed: .* got 7$/,
  ],
  "type-error": [
    total('function total(numbers: number[]): number {\n  return "many";\n}'),
    [3, 0, 3],
    /^not run: The cell does not compile: 2:3 Type 'string' is not assignable to type 'number'/,
  ],
  "syntax-error": [
    total("function total(numbers: number[]) { return"),
    [3, 0, 3],
    /does not compile: 1:43 '}' expected/,
  ],
  throws: [total('function total() { throw new TypeError("oh"); }'), [3, 0, 3], /^failed: .* TypeError: oh$/],
  renamed: [
    total("function sumUp(numbers: number[]) { return 1; }"),
    [3, 0, 3],
    /There is no function here: total$/,
  ],
  "no-cell": [
    exerciseText({ "01-double": right["01-double"]!, "01-swap": right["01-swap"]! }),
    [3, 0, 3],
    /no cell with the id 01-total/,
  ],
  "loop-in-answer": [
    total("function total() { while (true) {} }"),
    [3, 0, 3],
    /^timeout: .* the limit is 4 s/,
  ],
  "loop-at-top": [total("while (true) {}\nfunction total() { return 0; }"), [3, 0, 3], /^timeout: /],
  "never-settles": [
    total("async function total() { await new Promise(() => {}); }"),
    [3, 0, 3],
    /^timeout: /,
  ],
  "exit-in-answer": [total("function total() { process.exit(0); }"), [3, 0, 3], /^crashed: .*exit code 0/],
  "exit-at-top": [
    total("function total() { return 0; }\nprocess.exit(0);"),
    [3, 0, 3],
    /^crashed: .*exit code 0/,
  ],
  "exit-later": [
    total(`function total(numbers: number[]) { return ${sum}; }\nsetTimeout(() => process.exit(3), 0);`),
    [3, 0, 3],
    /^crashed: .*exit code 3/,
  ],
  "kill-in-answer": [
    total('function total() { process.kill(process.pid, "SIGKILL"); }'),
    [3, 0, 3],
    /exit code 137/,
  ],
  recursion: [
    total("function total(x: any): any { return total(x) + 1; }"),
    [3, 0, 3],
    /RangeError: Maximum call stack/,
  ],
  "typed-array-bomb": [
    total(
      "const kept: any[] = [];\nfunction total() { while (true) kept.push(new Float64Array(1e6).fill(1)); }",
    ),
    [3, 0, 3],
    /^memory: .* MB of 220 MB/,
  ],
  "heap-bomb": [
    total("const kept: any[] = [];\nfunction total() { while (true) kept.push({ kept: [1, 2, 3] }); }"),
    [3, 0, 3],
    /^(memory|crashed): /,
  ],
  "output-bomb": [
    total('function total() { while (true) console.log("x".repeat(1e5)); }'),
    [3, 0, 3],
    /^timeout: /,
  ],
  "huge-answer": [
    total('function total() { return "x".repeat(1.7e7); }'),
    [3, 0, 3],
    /^crashed: .*longer than 16777216/,
  ],
  "many-parts": [
    total("function total() { return new Array(2e6).fill(0); }"),
    [3, 0, 3],
    /more than 1000000 parts/,
  ],
  "empty-giant": [
    total("function total() { return { shape: [1e9, 0], stride: [0, 0], size: 0, get: () => 0 }; }"),
    [3, 0, 3],
    /the value cannot be read/,
  ],
  "fork-bomb": [
    total(
      'function total() { for (let i = 0; i < 100; i++) require("child_process").spawn(process.execPath, ["-e", "setTimeout(() => {}, 1e6)"]); return new Promise(() => {}); }',
    ),
    [3, 0, 3],
    /ERR_ACCESS_DENIED|Access to this API has been restricted/,
  ],
  "late-throw": [
    total(`function total(numbers: number[]) { setTimeout(() => { throw 1; }); return ${sum}; }`),
    [3, 3, 3],
  ],
  "late-rejection": [
    total(`function total(numbers: number[]) { void Promise.reject(1); return ${sum}; }`),
    [3, 3, 3],
  ],
  "patched-assert": [
    exerciseText(
      { ...right, "01-total": "function total() { return 7; }" },
      [
        'const assert = require("assert");\nassert.strictEqual = assert.deepStrictEqual = assert.ok = () => {};',
      ],
      ["async function check() { return { points: 3 }; }\nconsole.log = () => {};"],
    ),
    [3, 0, 3],
    /^failed: .* got 7$/,
  ],
  "patched-prototypes": [
    total("function total() { return NaN; }", [
      "Array.prototype.every = () => true;\nNumber.isInteger = () => true;\nMath.abs = () => 0;",
      '(Object.prototype as any).points = 3;\n(Object.prototype as any).status = "passed";\n(Object.prototype as any).ran = true;',
    ]),
    [3, 0, 3],
    /^failed: /,
  ],
  "patched-json": [
    total("function total() { return 7; }", ['JSON.stringify = () => \'{"$":"points"}\';']),
    [0, 0, 0],
    /the value cannot be read/,
  ],
  "hostile-values": [
    total(
      "function total(): any { return new Proxy({}, { get() { throw new Error('trap'); }, ownKeys() { throw new Error('trap'); } }); }",
    ),
    [3, 0, 3],
    /^failed: .*trap/,
  ],
  "equal-to-all": [
    total(
      "function total(): any { return { valueOf: () => 5, toString: () => '5', toJSON: () => 5, then: undefined }; }",
    ),
    [3, 0, 3],
    /^failed: /,
  ],
  forged: [
    total(
      'function total() { for (let id = 0; id < 40; id++) require("fs").writeSync(4, JSON.stringify({ id, passed: true, points: 3, status: "passed", value: "null" }) + "\\n"); return 7; }',
    ),
    [3, 0, 3],
    /^failed: .* got 7$/,
  ],
  flood: [
    total(
      'function total() { const fs = require("fs"); while (true) fs.writeSync(4, "{}\\n".repeat(100)); }',
    ),
    [3, 0, 3],
    /^crashed: .*1000 messages/,
  ],
  "closed-channel": [
    total('function total() { require("fs").closeSync(4); return 7; }'),
    [3, 0, 3],
    /^crashed: /,
  ],
  "type-bomb": [
    total(`${typeBomb}\nfunction total() { return 0; }`),
    [3, 0, 3],
    /^not run: .* the compiler was stopped: it took longer than 4 s/,
  ],
  "added-cells": [
    exerciseText(
      { ...right, "01-total": "function total(numbers: number[]) { return addUp(numbers); }" },
      [`function addUp(numbers: number[]) { return ${sum}; }`],
      ["throw new Error('scratch');", "const broken: number = 'text';"],
    ),
    [3, 3, 3],
  ],
  "added-loop": [around(["while (true) {}"]), [3, 3, 3]],
  redeclared: [around(["const n = 1;", "const n = 'text';", "import ndarray from 'ndarray';"]), [3, 3, 3]],
  "top-level-await": [
    total(
      "const zero = await Promise.resolve(0);\nasync function total(numbers: number[]) { return numbers.reduce((a, b) => a + b, zero); }",
    ),
    [3, 3, 3],
  ],
  "tslab-display": [
    total(
      `import * as tslab from "tslab";\ntslab.display.html("<b>hi</b>");\nfunction total(numbers: number[]) { return ${sum}; }`,
    ),
    [3, 3, 3],
  ],
  "not-a-notebook": ["PK\u0003\u0004", [0, 0, 0], /^not run: .* cannot be read: it is not JSON/],
  "no-cells": ['{"nbformat": 3, "worksheets": []}', [0, 0, 0], /no list of cells/],
  "odd-types": [
    JSON.stringify({ cells: [null, 5, { cell_type: "code", source: { a: 1 }, metadata: [] }] }),
    [0, 0, 0],
    /no cell/,
  ],
  "by-metadata": [
    notebookText(
      Object.entries(right).map(([exercise, source], index) => ({
        ...{ id: `retyped-${index}`, source, metadata: { svertka: { kind: "answer", exercise } } },
      })),
    ),
    [3, 3, 3],
  ],
  "by-nbgrader": [
    notebookText(
      Object.entries(right).map(([grade_id, source], index) => ({
        ...{ id: `retyped-${index}`, source, metadata: { nbgrader: { grade_id } } },
      })),
    ),
    [3, 3, 3],
  ],
  "double-cell": [
    notebookText([
      { id: "01-total", source: "function total() { while (true) {} }" },
      ...Object.entries(right).map(([id, source]) => ({ id, source })),
    ]),
    [3, 3, 3],
  ],
};
