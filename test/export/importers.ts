// What the platforms' importers do with a file, as far as it matters for whether it imports and what it changes.
import { parse } from "csv-parse/sync";

function rowsOf(file: string, delimiter = ","): string[][] {
  return parse(file, { delimiter, relax_column_count: true, skip_empty_lines: true });
}

export interface CanvasStudent {
  readonly id: string;
  readonly sis?: string;
  readonly login?: string;
  readonly name: string;
}

/**
 * Canvas: the header is checked, a byte order mark is part of the first title, the last student column is "Section", students
 * are found by ID, SIS user ID, SIS login ID, name; the grades by student and assignment, and what it would make anew.
 */
export function canvasImport(
  file: string,
  students: readonly CanvasStudent[],
  assignments: readonly string[],
) {
  const [header = [], ...rows] = rowsOf(file);
  if (header.length <= 3 || !header[0]!.includes("Student") || !header[1]!.includes("ID"))
    throw new Error("Invalid header row");
  let count = 3;
  let [sis, login] = [-1, -1];
  if (/SIS\s+Login\s+ID/.test(header[2]!)) [login, count] = [2, 4];
  else if (/SIS\s+User\s+ID/.test(header[2]!) && /SIS\s+Login\s+ID/.test(header[3]!)) {
    [sis, login, count] = [2, 3, 5];
    if (/Integration\s+ID/.test(header[count - 1]!)) count++;
    if (/Root\s+Account/.test(header[count - 1]!)) count++;
  }
  if (!header[count - 1]!.includes("Section")) throw new Error("Invalid header row");
  const titles = header.slice(count).filter((title) => !/(Current|Final) (Score|Points|Grade)/.test(title));
  if (new Set(titles).size < titles.length) throw new Error("a title is there twice");
  const grades: Record<string, Record<string, string>> = {};
  const possible: Record<string, string> = {};
  for (const row of rows) {
    const cells = Object.fromEntries(titles.map((title) => [title, row[header.indexOf(title)] ?? ""]));
    if (row[0]!.includes("Points Possible")) Object.assign(possible, cells);
    else if (!row.every((cell) => /^\s*(Muted|Manual Posting.*)?\s*$/i.test(cell))) {
      const is = (own: string | undefined, at: number) => at > 0 && row[at] !== "" && own === row[at];
      const found =
        students.find(({ id }) => is(id, 1)) ??
        students.find((student) => is(student.sis, sis)) ??
        students.find((student) => is(student.login, login)) ??
        students.find(({ name }) => name === row[0]);
      grades[found?.name ?? `unknown ${row[0]}`] = cells;
    }
  }
  return { grades, possible, made: titles.filter((title) => !assignments.includes(title)) };
}

/** Moodle's gradebook: `identity` and grades are columns chosen on screen; an unknown user or too high a grade stops it all. */
export function moodleImport(
  file: string,
  { identity, users, max }: { identity: string; users: readonly string[]; max: number },
): Record<string, Record<string, number | null>> {
  const [header = [], ...rows] = rowsOf(file.replace(/^\uFEFF/, ""), file.includes(";") ? ";" : ",");
  const at = header.indexOf(identity);
  if (at < 0) throw new Error(`no column ${identity}`);
  return Object.fromEntries(
    rows.map((row) => {
      if (!users.includes(row[at]!)) throw new Error(`user mapping error: ${row[at]}`);
      const grades = header.flatMap((title, place) =>
        /^\d\d-|Real|Значение/.test(title) ? [[title, numberIn(row[place]!, max)]] : [],
      );
      return [row[at]!, Object.fromEntries(grades) as Record<string, number | null>];
    }),
  );
}

function numberIn(text: string, max: number): number | null {
  if (text === "" || text === "-") return null;
  const number = Number(text.replace(",", "."));
  if (Number.isNaN(number) || number > max) throw new Error(`bad grade ${text}`);
  return number;
}

/** Moodle's offline worksheet in the site's language: comma, the identifier's number is what stands after `participant`. */
export function worksheetImport(
  file: string,
  {
    id,
    grade,
    modified,
    participant,
    max,
  }: Record<"id" | "grade" | "modified" | "participant", string> & { max: number },
): Record<string, number | null> {
  const [header = [], ...rows] = rowsOf(file.replace(/^\uFEFF/, ""));
  const [idAt, gradeAt] = [id, grade].map((title) => header.indexOf(title)) as [number, number];
  if (idAt < 0 || gradeAt < 0 || !header.includes(modified)) throw new Error("columns are missing");
  return Object.fromEntries(
    rows.map((row) => [row[idAt]!.slice(participant.length), numberIn(row[gradeAt]!, max)]),
  );
}
