// A value as a small table: rows of numbers, or names with a number each; long ones are cut around what matters in them.
import { printed } from "../assess/printed";
import { same } from "../assess/same";
import { Foreign, type Value } from "../assess/value";
import { isNdArray, nested } from "../conv/array";
import { block, escaped, tone, unseen } from "./html";

/** A value laid out. */
export interface Grid {
  readonly rows: readonly (readonly Value[])[];
  /** What each row is, for a value with names. */
  readonly heads?: readonly string[];
}

/** Row and column. */
export type Cell = readonly [row: number, column: number];

const most = { rows: 8, columns: 10 };

/** The grid of a single value, a list, a matrix or named single values; undefined for anything else. */
export function gridOf(value: Value): Grid | undefined {
  if (isNdArray(value)) return value.dimension > 2 ? undefined : gridOf(nested(value));
  if (Array.isArray(value)) {
    if (value.length === 0) return undefined;
    if (value.every(isSingle)) return { rows: [value] };
    const rows = value.every((row) => Array.isArray(row) && row.length > 0 && row.every(isSingle));
    return rows ? { rows: value as Value[][] } : undefined;
  }
  if (value instanceof Foreign) return undefined;
  if (isSingle(value)) return { rows: [[value]] };
  const entries = Object.entries(value as { readonly [key: string]: Value });
  if (entries.length === 0 || !entries.every(([, item]) => isSingle(item))) return undefined;
  return { heads: entries.map(([name]) => name), rows: entries.map(([, item]) => [item]) };
}

/** The cells in which two grids of the same names and sizes differ; none where these differ already. */
export function differences(one: Grid, other: Grid, tolerance: number): Cell[] {
  const lengths = ({ rows }: Grid) => String(rows.map((row) => row.length));
  if (String(one.heads) !== String(other.heads) || lengths(one) !== lengths(other)) return [];
  return one.rows.flatMap((row, r) =>
    row.flatMap((item, c): Cell[] => (same(item, other.rows[r]![c], tolerance) ? [] : [[r, c]])),
  );
}

/** `rows × columns`, where that says something. */
export function sizeText({ rows, heads }: Grid): string {
  const lengths = new Set(rows.map((row) => row.length));
  const single = heads !== undefined || (rows.length === 1 && rows[0]!.length === 1);
  return single || lengths.size !== 1 ? "" : `${rows.length} × ${[...lengths][0]}`;
}

/** The value as HTML: a table with `marked` cells in frames, `label` for a screen reader, `word` for what a frame means. */
export function gridHtml(value: Value, label: string, marked: readonly Cell[] = [], word = ""): string {
  const grid = gridOf(value);
  if (!grid) return block(printed(value));
  const { rows, heads } = grid;
  const [row, column] = marked[0] ?? [0, 0];
  const across = Math.max(...rows.map((items) => items.length));
  const [top, bottom] = part(rows.length, most.rows, row);
  const [left, right] = part(across, most.columns, column);
  const gap = (shown: boolean, sign: string) =>
    shown ? [`<td style="${plain}; border: 0">${sign}</td>`] : [];
  const lines = rows.slice(top, bottom).map((items, at) => {
    const cells = items.slice(left, right).map((item, place) => {
      const framed = marked.some(([r, c]) => r === top + at && c === left + place);
      const text = escaped(printed(item));
      return framed
        ? `<td style="${frame}"><strong>${text}</strong>${unseen(` (${word})`)}</td>`
        : `<td style="${plain}">${text}</td>`;
    });
    const head = heads
      ? [
          `<th scope="row" style="${plain}; text-align: left; font-weight: 400">${escaped(heads[top + at]!)}</th>`,
        ]
      : [];
    const all = [...head, ...gap(left > 0, "…"), ...cells, ...gap(right < items.length, "…")];
    return `<tr style="background: transparent">${all.join("")}</tr>`;
  });
  const cut = (shown: boolean) =>
    shown ? [`<tr style="background: transparent">${gap(true, "⋮")}</tr>`] : [];
  const body = [...cut(top > 0), ...lines, ...cut(bottom < rows.length)].join("");
  const style =
    "border-collapse: separate; border-spacing: 1px; margin: 2px 0; font-family: var(--jp-code-font-family, monospace)";
  return `<table aria-label="${escaped(label)}" style="${style}">${body}</table>`;
}

const plain = `text-align: right; padding: 1px 5px; border: 2px solid transparent; white-space: pre`;
const frame = `text-align: right; padding: 1px 5px; border: 2px solid ${tone.bad}; border-radius: 4px; white-space: pre`;

/** At most `count` of `length` places, with `focus` among them. */
function part(length: number, count: number, focus: number): [from: number, to: number] {
  if (length <= count) return [0, length];
  const from = Math.min(Math.max(0, focus - Math.floor(count / 2)), length - count);
  return [from, from + count];
}

function isSingle(value: Value): boolean {
  return value === null || typeof value !== "object" || value instanceof Foreign;
}
