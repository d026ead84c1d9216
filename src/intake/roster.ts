// The class list: a CSV file with the columns id, name, email, login, and who of those who handed in stands on it.
import { parse } from "csv-parse/sync";
import { type Person, plain, sameName } from "./person";

export interface Listed extends Person {
  /** How the gradebook calls the student. */
  readonly id: string;
}

export type Roster = readonly Listed[];

/** By which column somebody was found. */
export type MatchedBy = "id" | "login" | "email" | "name";

export interface Match {
  readonly listed: Listed;
  readonly by: MatchedBy;
}

const columns = ["id", "name", "email", "login"] as const;

/**
 * The students of a CSV file in UTF-8 with commas, semicolons or tabs. The id is needed, in the order given; other columns
 * are left alone.
 * @throws RangeError if there is no column id, or an id is empty or there twice: with the line's number.
 */
export function readRoster(text: string, file = "the roster"): Roster {
  const options = { bom: true, delimiter: [",", ";", "\t"], trim: true, relax_column_count: true };
  let rows: string[][];
  try {
    rows = parse(text, { ...options, skip_empty_lines: true });
  } catch (error) {
    throw new RangeError(`${file} is no CSV file: ${(error as Error).message}`);
  }
  const [header = [], ...lines] = rows;
  const at = Object.fromEntries(columns.map((name) => [name, header.map(plain).indexOf(name)]));
  if (at.id === -1)
    throw new RangeError(`${file} has no column "id"; it has ${header.join(", ") || "no line"}`);
  const seen = new Map<string, number>();
  return lines.map((line, index) => {
    const number = index + 2;
    const field = (name: (typeof columns)[number]) => line[at[name]!] || undefined;
    const id = field("id");
    if (id === undefined) throw new RangeError(`${file}: row ${number} has no id`);
    const before = seen.get(plain(id));
    if (before !== undefined)
      throw new RangeError(`${file}: the id ${id} stands in row ${before} and in row ${number}`);
    seen.set(plain(id), number);
    const [email, login] = [field("email"), field("login")];
    return { id, name: field("name") ?? id, ...(email && { email }), ...(login && { login }) };
  });
}

/**
 * Who `person` is on the list: by id, login or e-mail address, else by name; undefined if nobody is, or more than one.
 * A folder's name may be any of these, and also what stands before the @ of an address.
 */
export function find(person: Person, roster: Roster): Match | undefined {
  const said = [person.id, person.login, person.email, person.name].flatMap((text) =>
    text === undefined ? [] : [plain(text)],
  );
  const is = (own: string | undefined) => own !== undefined && said.includes(plain(own));
  const tests: [MatchedBy, (listed: Listed) => boolean][] = [
    ["id", ({ id }) => is(id)],
    ["login", ({ login }) => is(login)],
    ["email", ({ email }) => is(email)],
    ["name", ({ name }) => sameName(person.name, name)],
    ["email", ({ email }) => is(email?.split("@")[0])],
  ];
  for (const [by, test] of tests) {
    const found = roster.filter(test);
    if (found.length === 1) return { listed: found[0]!, by };
    if (found.length > 1) return undefined;
  }
  return undefined;
}
