// The formulas in an answer: where they stand, what they say, whether their own arithmetic is right.
import { type Expression, readExpression } from "./expression";
import { latinLookalikes } from "./letters";

/** A formula in a text, from `start` up to `end`. */
export interface Formula {
  readonly start: number;
  readonly end: number;
  /** What stands left of a sign `=`, such as `z` or `p'`, in capitals. */
  readonly name?: string;
  readonly expression: Expression;
  /** Without letters: what it gives. */
  readonly value?: number;
  /** Without letters: `product` of three numbers or more, `sum` of products. */
  readonly shape?: "product" | "sum";
  /** False when the student wrote a sign `=` between two numbers that are not equal. */
  readonly right: boolean;
}

const operand = String.raw`(?:\d+(?:[\s\u00a0,]\d{3}(?!\d))*(?:[.,]\d+)?|(?:[\p{Lu}\d]{1,10}(?!\p{L})|[\p{L}]{1,4}(?![\p{L}]))(?:_\{?\w{1,4}\}?|[₀-₉\d])*['′]*)[²³]?`;
const sign = String.raw`(?:\*\*|[+*/·×⋅∙•÷^]|(?<=\d\s?):(?=\s?\d)|\\cdot|\\times|[-−–—]|(?<=\s|\d)[xхXХ](?=\s?[\d\p{L}]))`;
const open = String.raw`[(\[]?`;
const close = String.raw`[)\]]{0,2}[²³]?`;
const side = String.raw`${open}${open}[-−]?${operand}${close}(?:\s?(?:${sign}\s?|(?<=[)\]\d²³])(?=[\p{L}(]))${open}${operand}${close})*`;
const pattern = new RegExp(String.raw`(?<![\p{L}\d_])${side}(?:\s?(?:=|≈|==)\s?${side})*`, "gu");

/** All formulas of `text`, in order: at least one sign, and letters that are names, not words; a shape `[C, H, W]` is a product. */
export function findFormulas(text: string): Formula[] {
  const found: Formula[] = [];
  for (const match of text.matchAll(pattern)) {
    const whole = match[0];
    if (!/[-+*/·×⋅∙•^=≈−–²³xхXХ]/.test(whole)) continue;
    let at = match.index;
    const sides: { text: string; start: number }[] = [];
    for (const piece of whole.split(/(==|=|≈)/)) {
      if (!/^(==|=|≈)$/.test(piece)) sides.push({ text: piece, start: at });
      at += piece.length;
    }
    // «cost_dw = K1·K2·CI»: a name in words does no harm to the formula beside it
    if (plausible(whole)) found.push(...formulasOf(sides, match.index));
    else
      for (const one of sides.slice(1))
        if (/\p{L}/u.test(one.text) && /[+*/·×⋅∙•^²³]/.test(one.text) && plausible(one.text))
          found.push(...formulasOf([one], one.start));
  }
  for (const match of text.matchAll(/[[(]\s*\p{L}['′]?(?:\s*[,;]\s*\p{L}['′]?){1,4}\s*[\])]/gu)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const expression = readExpression(latinLookalikes((match[0].match(/\p{L}/gu) ?? []).join("*")));
    if (expression && !found.some((other) => other.start < end && start < other.end))
      found.push({ start, end, expression, right: true });
  }
  return found.sort((a, b) => a.start - b.start);
}

function formulasOf(sides: readonly { text: string; start: number }[], first: number): Formula[] {
  const read = sides.map(({ text, start }) => ({
    text,
    start,
    expression: readExpression(latinLookalikes(text)),
  }));
  const values = read.map(({ expression }) =>
    expression && expression.letters.length === 0 ? expression.at(new Map()) : undefined,
  );
  const numbers = values.filter((value) => value !== undefined);
  const right = numbers.every((value) => Math.abs(value - numbers[0]!) <= 0.02 * Math.abs(numbers[0]!));
  const named = read[0]!.expression?.letters.length === 1 && /^\s*[\p{L}]\w*['′]*\s*$/u.test(read[0]!.text);
  const name = named && read.length > 1 ? read[0]!.expression!.letters[0]! : undefined;
  return read.flatMap(({ text, start, expression }, index) => {
    if (!expression || (index === 0 && name !== undefined)) return [];
    if (expression.letters.length === 0 && read.length === 1 && !/[-+*/·×−–xхXХ^²³]/.test(text)) return [];
    const value = values[index];
    const products = (text.match(/[*·×⋅∙•xхXХ]/g) ?? []).length;
    const shape =
      value === undefined ? undefined : /\+/.test(text) ? "sum" : products >= 2 ? "product" : undefined;
    return [
      {
        start: index === 1 && name !== undefined ? first : start,
        end: start + text.trimEnd().length,
        expression,
        right,
        ...(name !== undefined && { name }),
        ...(value !== undefined && { value }),
        ...(shape && { shape }),
      },
    ];
  });
}

/** Words joined by a hyphen or a slash are no formula; a long word may stand beside `*`, `+` or `=` only with letters or numbers. */
function plausible(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}\d_{}]*/gu) ?? [];
  const long = words.filter(
    (word) =>
      word.replace(/[_{}\d]/g, "").length > 3 && !/^[CcКкKkDdWwHhСс](?:[_{]|in|out|вх|вых)/.test(word),
  );
  if (long.length > 0) return false;
  if (words.length === 0) return true;
  if (words.some((word) => /^(dim|axis|vs|or|and|dw|pw|по|на|от|то|не)$/i.test(word))) return false;
  // 2-D, x-axis, по-русски
  if (/^\d\s?[-−–]?\s?[dDдД]$/.test(text)) return false;
  if (/^\p{L}{2,3}[-–—]\p{L}{2,3}$/u.test(text)) return false;
  return !(
    /^\p{Script=Cyrillic}+$/u.test(words.join("")) &&
    words.some((word) => word === word.toLowerCase() && word.length > 1)
  );
}
