// Text for terminals: a table as lines, and whatever students wrote in one line.
import { stripVTControlCharacters } from "node:util";

/**
 * `rows` as lines, columns two spaces apart and as wide as their longest cell in characters; the first `left` columns, all
 * of them when absent, stand on the left, the others on the right.
 */
export function columns(rows: readonly (readonly string[])[], left = Number.POSITIVE_INFINITY): string[] {
  const length = (text: string) => [...text].length;
  const width = (column: number) => Math.max(...rows.map((row) => length(row[column] ?? "")));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const space = " ".repeat(width(column) - length(cell));
        return column < left ? cell + space : space + cell;
      })
      .join("  ")
      .trimEnd(),
  );
}

/** Names and messages come from students: no control characters, nothing that moves the cursor. */
export function oneLine(text: string): string {
  return stripVTControlCharacters(text).replace(/[\p{Cc}\p{Cf}\s]+/gu, " ");
}
