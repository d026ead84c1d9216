// solutions.ts of a lesson, cut into answers: what the instructor reads and the stub that the student fills in.
import { notImplemented } from "../assess/miss";
import type { Complain } from "./flaw";

export interface Solution {
  readonly id: string;
  /** The line of `// exercise: …`, from 1. */
  readonly line: number;
  /** Undefined when the block is not well formed. */
  readonly cut: CutSolution | undefined;
}

interface CutSolution {
  /** The function that is the answer: the last exported one. */
  readonly name: string;
  /** The code of the cell, filled in. */
  readonly answer: string;
  /** The code of the cell as the student gets it. */
  readonly stub: string;
}

const heading = /^\/\/ exercise:\s*(\S*)\s*$/;
const begin = /^\s*\/\/ BEGIN SOLUTION\s*$/;
const end = /^\s*\/\/ END SOLUTION\s*$/;
const answer = /^export (?:async )?function (\w+)|^export const (\w+)\b.*(?:=>|\bfunction\b)/;
const anyFunction =
  /^(?:export )?(?:default )?(?:async )?function\b|^(?:export )?const\b.*(?:=>|\bfunction\b)|^(?:export )?class\b/;

/** The solutions of a lesson, in the order of the file. */
export function solutionsOf(source: string, complain: Complain): Solution[] {
  const lines = source.split("\n");
  const starts = [...lines.keys()].filter((at) => heading.test(lines[at]!));
  const first = starts[0] ?? lines.length;
  for (const at of [...lines.keys()]
    .slice(0, first)
    .filter((at) => begin.test(lines[at]!) || end.test(lines[at]!))) {
    complain(
      at + 1,
      'a solution marker before the first exercise; put a line "// exercise: NN-name" above its function',
    );
  }
  const found: Solution[] = [];
  for (const [order, start] of starts.entries()) {
    const id = heading.exec(lines[start]!)![1]!;
    const twin = found.find((solution) => solution.id === id);
    if (twin) complain(start + 1, `exercise ${id} stands in line ${twin.line} already; keep one of the two`);
    const cut = cutSolution(id, lines.slice(start + 1, starts[order + 1]), start + 1, complain);
    if (!twin) found.push({ id, line: start + 1, cut });
  }
  return found;
}

/** One block; `line` is the line of its `// exercise:`, from 1, and so the index of its first line. */
function cutSolution(
  id: string,
  lines: readonly string[],
  line: number,
  complain: Complain,
): CutSolution | undefined {
  let sound = true;
  const fail = (at: number, message: string) => {
    sound = false;
    complain(line + 1 + at, message);
  };
  for (const [at, text] of lines.entries()) {
    if (/^export\s*(default|[{*])/.test(text))
      fail(at, "this export cannot stand in a cell; write `export function …`");
    if (/^throw\b/.test(text)) fail(at, "`throw` at the top level stops Run All; put it into a function");
  }
  const regions = regionsOf(lines, fail);
  const answerAt = lines.findLastIndex((text) => answer.test(text));
  if (answerAt < 0) {
    complain(
      line,
      `exercise ${id} exports no function; write \`export function …\`, the last one is the answer`,
    );
    return undefined;
  }
  const [, named, constant] = answer.exec(lines[answerAt]!)!;
  const name = named ?? constant!;
  if (sound && !regions.some(([from]) => homeOf(lines, from) === answerAt)) {
    fail(
      answerAt,
      `nothing hides the answer in ${name}; put // BEGIN SOLUTION and // END SOLUTION around it`,
    );
  }
  if (!sound) return undefined;
  const stub = lines.flatMap((text, at) => {
    const region = regions.find(([from, to]) => from <= at && at <= to);
    if (!region) return [text];
    return at === region[0] ? [`${indentOf(text)}throw new Error("${notImplemented}");`] : [];
  });
  return { name, answer: cellText(lines), stub: cellText(stub) };
}

/** The pairs of solution markers, as line indices. */
function regionsOf(
  lines: readonly string[],
  fail: (at: number, message: string) => void,
): [number, number][] {
  const regions: [number, number][] = [];
  let open: number | undefined;
  for (const [at, text] of lines.entries()) {
    if (begin.test(text)) {
      if (open !== undefined) fail(at, "// BEGIN SOLUTION again before // END SOLUTION; end the first one");
      open = at;
      const home = homeOf(lines, at);
      if (indentOf(text) === "" || home === undefined || !anyFunction.test(lines[home]!)) {
        fail(at, "the stub would throw at the top level; put the marker inside the function, indented");
      }
    } else if (end.test(text)) {
      if (open === undefined) fail(at, "// END SOLUTION without // BEGIN SOLUTION; add the beginning");
      else if (at === open + 1)
        fail(open, "nothing between // BEGIN SOLUTION and // END SOLUTION; put the answer there");
      else regions.push([open, at]);
      open = undefined;
    }
  }
  if (open !== undefined) fail(open, "// BEGIN SOLUTION without // END SOLUTION; add the end");
  return regions;
}

/** The line at the left edge that opened what `at` stands in. The formatter keeps such lines, and only them, there. */
function homeOf(lines: readonly string[], at: number): number | undefined {
  const home = lines.slice(0, at).findLastIndex((text) => /^[^\s})\]/*]/.test(text));
  return home < 0 ? undefined : home;
}

function indentOf(text: string): string {
  return /^\s*/.exec(text)![0];
}

/** tslab forbids `export`, and a cell has no use for it. */
function cellText(lines: readonly string[]): string {
  return lines
    .map((text) => text.replace(/^export (?=\w)/, ""))
    .join("\n")
    .trim();
}
