// A CSV file that a learning platform exported, to be filled in and given back.
import { parse } from "csv-parse/sync";
import { csvOf } from "../grading/csv";

export interface Template {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: string;
  readonly bom: boolean;
}

/**
 * The file's columns and rows; every row gets as many cells as the header has.
 * @throws RangeError if it is not UTF-8, no CSV, or has no row below its header.
 */
export function readTemplate(bytes: Uint8Array, file: string): Template {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new RangeError(
      `${file} is not in UTF-8: take the file as the platform exported it, or save it as "CSV UTF-8"`,
    );
  }
  const delimiter = delimiterOf(text);
  let lines: string[][];
  try {
    lines = parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    throw new RangeError(`${file} is no CSV file: ${(error as Error).message}`);
  }
  const [header = [], ...rows] = lines;
  if (rows.length === 0) throw new RangeError(`${file} has no row below its header: export it again`);
  return { file, header, rows: rows.map((row) => header.map((_, at) => row[at] ?? "")), delimiter, bom };
}

/** The text of the template with other columns and rows, written the way it was. */
export function written(
  { bom, delimiter }: Template,
  rows: readonly (readonly (string | number)[])[],
  wish: boolean | undefined,
): string {
  return csvOf(rows, { bom: wish ?? bom, delimiter });
}

/** The column of each lesson: the one that was named, else the only one whose title has the lesson's name in it. */
export function lessonColumns(
  { header, file }: Template,
  lessons: readonly string[],
  named: ReadonlyMap<string, string>,
): Map<string, number> {
  const columns = new Map<string, number>();
  for (const lesson of lessons) {
    const wanted = named.get(lesson);
    const found = header.flatMap((title, at) =>
      (wanted === undefined ? title.includes(lesson) : title.trim() === wanted.trim()) ? [at] : [],
    );
    if (wanted !== undefined && found.length === 0)
      throw new RangeError(`${file} has no column "${wanted}"; it has ${header.join(", ")}`);
    if (found.length > 1) {
      const titles = found.map((at) => `"${header[at]}"`).join(" and ");
      throw new RangeError(`${file}: ${titles} may all be ${lesson}; choose: --column "${lesson}=TITLE"`);
    }
    if (found.length === 1) columns.set(lesson, found[0]!);
  }
  const taken = [...columns].find(([lesson, at]) => [...columns].some(([l, a]) => a === at && l !== lesson));
  if (taken) throw new RangeError(`${file}: the column "${header[taken[1]]}" would be of two lessons`);
  return columns;
}

/** A remark on the lessons that have no column yet; `then` says what becomes of the new ones. */
export function withoutColumn(
  lessons: readonly { readonly lesson: string }[],
  columns: ReadonlyMap<string, number>,
  then: string,
): string[] {
  const without = lessons.map(({ lesson }) => lesson).filter((lesson) => !columns.has(lesson));
  return without.length > 0 ? [`no column for ${without.join(", ")}: ${then}`] : [];
}

/** The one of comma, semicolon and tab that the header has most of, outside of quotes. */
function delimiterOf(text: string): string {
  const [header = ""] = text.split(/\r?\n/);
  const bare = header.replace(/"[^"]*"/g, "");
  const count = (mark: string) => bare.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
