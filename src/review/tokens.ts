// Code and prose as tokens to compare: what is renamed, laid out anew or inflected otherwise stays the same token.
import { wordsOf } from "../assess/free-text/words";

/** A token: what it is compared by, and the characters from `start` up to `end`. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const keywords = new Set(
  "as async await break case catch class const continue default delete do else enum export extends false finally for function if import in instanceof interface let new null of return static super switch this throw true try type typeof undefined var void while yield".split(
    " ",
  ),
);

const piece =
  /(?<blank>[^\S\f]+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<string>"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\[\s\S]|[^`\\])*`?)|(?<number>\d[\w.]*|\.\d+)|(?<name>[\p{L}_$][\p{L}\p{N}_$]*)|=>|\.\.\.|\*\*|===?|!==?|<=|>=|&&|\|\||\?\?|\?\.|\f|[^\s]/gu;

/** Stands between two answers of a student: what is shared does not reach over it. */
export const border = "\f";

/** TypeScript without comments and blanks. Names are all alike but for those after a point: these are the library's. */
export function codeTokens(code: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: text, index: start, groups } of code.matchAll(piece)) {
    const { blank, string, number, name } = groups!;
    if (blank !== undefined) continue;
    const isMember = /^\??\.$/.test(tokens.at(-1)?.text ?? "");
    const isName = name !== undefined && !isMember && !keywords.has(name);
    const kind = string !== undefined ? "string" : number !== undefined ? "number" : isName ? "name" : text;
    // A formatter sets a comma before a bracket that closes on a line of its own.
    if (/^[)\]}]$/.test(text) && tokens.at(-1)?.text === ",") tokens.pop();
    tokens.push({ text: kind, start, end: start + text.length });
  }
  return tokens;
}

/** The beginnings of words, which inflection leaves alone; numbers and formulas. */
export function proseTokens(text: string): Token[] {
  return wordsOf(text)
    .filter(({ kind }) => kind !== "mark")
    .map(({ kind, text: word, start, end }) => ({
      ...{ text: kind === "word" ? word.slice(0, 5) : word, start, end },
    }));
}
