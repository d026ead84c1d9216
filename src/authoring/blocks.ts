// From a source to its blocks: pairs of language blocks, what both languages share, code, and our own containers.
import { type Container, isLanguage, type Stretch, stretchesOf } from "./containers";
import { allClosed, checkCode, checkNames, isCell } from "./fences";
import type { Complain } from "./flaw";
import { type Token, tokensOf } from "./markdown";

/** Lines of the source, and the tokens that markdown-it found in them. */
export interface Slice {
  /** The source line of `lines[0]`, from 0; `map` of the tokens counts the same lines. */
  readonly start: number;
  readonly lines: readonly string[];
  readonly tokens: readonly Token[];
}

/** `line` counts from 1. */
export type Block = { readonly line: number } & (
  | { readonly kind: "prose"; readonly en: Slice; readonly ru: Slice }
  | { readonly kind: "shared"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "exercise"; readonly id: string }
  | { readonly kind: "lessons" }
);

/** The blocks of a Markdown source in their order; complains about whatever is not well formed. */
export function blocksOf(body: string, allowed: readonly Container[], complain: Complain): Block[] {
  const lines = body.split("\n");
  const tokens = tokensOf(body);
  if (!allClosed(tokens, lines, complain)) return [];
  checkNames(tokens, complain);
  const stretches = stretchesOf(tokens, allowed, complain);
  const outside = tokens.filter(
    ({ type, level, map }) =>
      (type === "fence" || type === "formula") &&
      level === 0 &&
      !stretches.some((stretch) => holds(stretch, map![0])),
  );
  complainAboutRest(lines, outside, stretches, complain);
  const contained = stretches.map((stretch, at): Block | undefined => {
    const content = sliceOf(stretch, lines, tokens);
    if (!isLanguage(stretch.name)) return containerOf(stretch, content, complain);
    checkProse(stretch, content, complain);
    if (!isPaired(stretches, at, lines, complain) || stretch.name === "ru") return undefined;
    const ru = sliceOf(stretches[at + 1]!, lines, tokens);
    if (isBlank(content.lines) || isBlank(ru.lines)) return undefined;
    return { kind: "prose", line: stretch.opens + 1, en: content, ru };
  });
  return [...outside.map((token) => sharedOf(token, lines, complain)), ...contained]
    .filter((block): block is Block => block !== undefined)
    .sort((one, two) => one.line - two.line);
}

/** A fence or formula that exists once. */
function sharedOf(token: Token, lines: readonly string[], complain: Complain): Block {
  const [first, end] = token.map!;
  const line = first + 1;
  if (!isCell(token)) return { kind: "shared", line, text: lines.slice(first, end).join("\n") };
  const text = lines.slice(first + 1, end - 1).join("\n");
  checkCode(text, line, complain);
  return { kind: "code", line, text };
}

function containerOf({ name, opens }: Stretch, content: Slice, complain: Complain): Block | undefined {
  const line = opens + 1;
  const [word, id] = name.split(" ");
  if (word !== "lessons" && (word !== "exercise" || id === undefined)) return undefined;
  const text = content.lines.findIndex((candidate) => candidate.trim() !== "");
  if (text >= 0)
    complain(
      content.start + text + 1,
      `text inside \`::: ${name}\`; close it right away with \`:::\` and put the text before or after it`,
    );
  return id === undefined ? { kind: "lessons", line } : { kind: "exercise", line, id };
}

function checkProse({ name, opens }: Stretch, { lines, tokens }: Slice, complain: Complain): void {
  if (isBlank(lines))
    complain(opens + 1, `\`::: ${name}\` is empty; write its text, or take both languages out`);
  for (const { map } of tokens.filter(isCell)) {
    complain(map![0] + 1, "code in a language block; move it out, it exists once for both languages");
  }
}

/** True if the language block at `at` has the other language right beside it: English first, then Russian. */
function isPaired(
  stretches: readonly Stretch[],
  at: number,
  lines: readonly string[],
  complain: Complain,
): boolean {
  const { name, opens, closes } = stretches[at]!;
  if (closes === Number.POSITIVE_INFINITY && name === "en") return false;
  const other = stretches[name === "en" ? at + 1 : at - 1];
  const [wish, where] = name === "en" ? ["ru", "right after"] : ["en", "right before"];
  const [from, to] = name === "en" ? [closes, other?.opens] : [other?.closes, opens];
  if (other?.name === wish && isBlank(lines.slice(from! + 1, to))) return true;
  complain(opens + 1, `\`::: ${name}\` stands alone; put \`::: ${wish}\` with the same text ${where} it`);
  return false;
}

function complainAboutRest(
  lines: readonly string[],
  outside: readonly Token[],
  stretches: readonly Stretch[],
  complain: Complain,
): void {
  let stray = false;
  for (const [at, line] of lines.entries()) {
    const known =
      stretches.some((stretch) => holds(stretch, at)) ||
      outside.some(({ map }) => map![0] <= at && at < map![1]);
    const text = line.trim() !== "" && !known;
    if (text && !stray && !line.startsWith(":::")) {
      complain(at + 1, "text outside the language blocks; put it into `::: en` and `::: ru`");
    }
    stray = text;
  }
}

function sliceOf({ opens, closes }: Stretch, lines: readonly string[], tokens: readonly Token[]): Slice {
  return {
    start: opens + 1,
    lines: lines.slice(opens + 1, closes),
    tokens: tokens.filter(({ map }) => map && opens < map[0] && map[0] < closes),
  };
}

function isBlank(lines: readonly string[]): boolean {
  return lines.every((line) => line.trim() === "");
}

function holds({ opens, closes }: Stretch, line: number): boolean {
  return opens <= line && line <= closes;
}
