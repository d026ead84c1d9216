// Whose row of a learning platform's file is whose: the platform's identifiers, addresses and names against the gradebook's.
import { plain, spellings } from "../intake/person";
import type { Enrolled } from "./export";

type Found = Enrolled | "several" | undefined;

/** Kinds of identity, the surest first; the last is what stands before the @ of an address. */
const kinds = ["id", "login", "email", "name", "local"] as const;
type Kind = (typeof kinds)[number];

export interface RowMatch {
  readonly person?: Enrolled;
  /** The row says two different people, or a name that several have. */
  readonly unclear: boolean;
}

export interface Matching {
  readonly matches: readonly RowMatch[];
  /** The columns that told, by their places. */
  readonly columns: ReadonlySet<number>;
}

/**
 * Who the rows are, read from the columns `among`. A column counts only if it tells half of the people or of its rows apart,
 * because a grade of 17 is not the student 17.
 */
export function matchRows(
  rows: readonly (readonly string[])[],
  among: readonly number[],
  people: readonly Enrolled[],
): Matching {
  const index = indexOf(people);
  const sources = [
    ...among.map((at) => ({ columns: [at], texts: rows.map((row) => row[at]!) })),
    // First and last name in two columns.
    ...among.slice(1).map((at) => ({
      columns: [at - 1, at],
      texts: rows.map((row) => (row[at - 1] && row[at] ? `${row[at - 1]} ${row[at]}` : "")),
    })),
  ];
  const told: { kind: Kind; columns: readonly number[]; found: readonly Found[] }[] = [];
  for (const { columns, texts } of sources) {
    for (const kind of columns.length === 1 ? kinds : (["name"] as const)) {
      const found = texts.map((text) => lookedUp(text, kind, index));
      const several = found.filter((one) => one === "several").length;
      const distinct = several + new Set(found.filter((one) => typeof one === "object")).size;
      const filled = texts.filter((text) => text.trim() !== "").length;
      if (distinct > 0 && 2 * distinct >= Math.min(filled, people.length))
        told.push({ kind, columns, found });
    }
  }
  told.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  const matches = rows.map((_, at): RowMatch => {
    const all = told.flatMap(({ kind, found }) => (found[at] ? [{ kind, who: found[at]! }] : []));
    const sure = all.find(({ who }) => who !== "several");
    const rivals = all.filter(({ kind, who }) => kind !== "local" && who !== "several");
    const unclear = sure ? rivals.some(({ who }) => who !== sure.who) : all.length > 0;
    return unclear || !sure ? { unclear } : { person: sure.who as Enrolled, unclear };
  });
  const used = told.filter(({ found }) => found.some((who, at) => who && who === matches[at]!.person));
  return { matches: alone(matches), columns: new Set(used.flatMap(({ columns }) => columns)) };
}

/** The rows that are nobody's, and those that may be of several, as `name` calls them. */
export function unmatched(
  rows: readonly (readonly string[])[],
  matches: readonly RowMatch[],
  name: (row: readonly string[]) => string,
): { strangers: string[]; unclear: string[] } {
  const those = (isUnclear: boolean) =>
    rows.filter((_, at) => !matches[at]!.person && matches[at]!.unclear === isUnclear).map(name);
  return { strangers: those(false), unclear: those(true) };
}

/** Two rows of one person: then neither is sure. */
function alone(matches: readonly RowMatch[]): RowMatch[] {
  const times = new Map<Enrolled, number>();
  for (const { person } of matches) if (person) times.set(person, (times.get(person) ?? 0) + 1);
  return matches.map((match) => (match.person && times.get(match.person)! > 1 ? { unclear: true } : match));
}

type Index = Record<Kind, Map<string, Enrolled | "several">>;

function indexOf(people: readonly Enrolled[]): Index {
  const maps = kinds.map((kind) => [kind, new Map<string, Enrolled | "several">()] as const);
  const index = Object.fromEntries(maps) as Index;
  const put = (kind: Kind, text: string | undefined, person: Enrolled) => {
    const key = plain(text ?? "");
    if (key === "") return;
    const there = index[kind].get(key);
    index[kind].set(key, there === undefined || there === person ? person : "several");
  };
  for (const person of people) {
    put("id", person.id, person);
    put("id", person.scores?.student.key, person);
    put("login", person.login, person);
    put("email", person.email, person);
    for (const name of [person.name, person.scores?.student.name ?? ""])
      put("name", spellings(name)[0], person);
    for (const name of [person.scores?.student.key, person.id, person.email?.split("@")[0]])
      put("local", name, person);
  }
  return index;
}

function lookedUp(text: string, kind: Kind, index: Index): Found {
  if (text.trim() === "") return undefined;
  if (kind === "local")
    return text.includes("@") ? index.local.get(plain(text.slice(0, text.indexOf("@")))) : undefined;
  if (kind !== "name") return index[kind].get(plain(text));
  const found = new Set(spellings(text).flatMap((name) => index.name.get(name) ?? []));
  return found.size > 1 ? "several" : [...found][0];
}
