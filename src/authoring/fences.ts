// Code fences and formulas: what is unclosed, unnamed, or would trip up the kernel once it is a cell.
import type { Complain } from "./flaw";
import type { Token } from "./markdown";

/** True if every fence and formula is closed; only then do the lines after it mean what they seem to. */
export function allClosed(tokens: readonly Token[], lines: readonly string[], complain: Complain): boolean {
  const open = tokens.filter(
    ({ type, info, markup, map }) =>
      (type === "formula" && info === "unclosed") || (type === "fence" && !isFenceEnd(lines, markup, map!)),
  );
  for (const { type, markup, map } of open) {
    const how = type === "fence" ? `a line ${markup}` : "$$, with no blank line in between";
    complain(
      map![0] + 1,
      `the ${type === "fence" ? "code fence" : "formula"} is not closed; end it with ${how}`,
    );
  }
  return open.length === 0;
}

/** Complains about fences that name no language. */
export function checkNames(tokens: readonly Token[], complain: Complain): void {
  for (const { type, info, markup, map } of tokens) {
    if (type !== "fence" || info.trim() !== "") continue;
    complain(
      map![0] + 1,
      `the code fence names no language; write ${markup}ts for a cell, ${markup}text for plain text`,
    );
  }
}

/** A fence whose code becomes a cell. */
export function isCell({ type, info }: Token): boolean {
  return type === "fence" && info.trim() === "ts";
}

/** Complains about code that tslab or Run All would stumble over. `line` is the line of its fence, from 1. */
export function checkCode(text: string, line: number, complain: Complain): void {
  if (text.trim() === "") complain(line, "the code fence is empty; write its code or take it away");
  for (const [at, code] of text.split("\n").entries()) {
    const here = line + 1 + at;
    if (/^export\b/.test(code))
      complain(here, "`export` in a cell; take the word away, a notebook keeps every name anyway");
    if (/^throw\b/.test(code))
      complain(here, "`throw` at the top level stops Run All; put it into a function");
  }
}

function isFenceEnd(lines: readonly string[], markup: string, [first, end]: [number, number]): boolean {
  const last = lines[end - 1]!.replace(/^[\s>]*/, "").trimEnd();
  return end - 1 > first && last.startsWith(markup) && last === markup[0]!.repeat(last.length);
}
