// Who handed in which file, and when: what the places of files tell, in a plain folder and as learning platforms export.
import { parse } from "yaml";
import type { HandedFile } from "./file";
import type { Person } from "./person";
import { stampOf } from "./time";

/** One notebook of one student. */
export interface Arrival {
  readonly file: HandedFile;
  readonly person: Person;
  /** Tells people of the same name apart within one export. */
  readonly number?: string;
  readonly time: Date;
  /** What the platform says itself; its word counts before the time's. */
  readonly late?: boolean;
  /** Canvas numbers its files in time, which it does not keep: of the same time, the higher number is the later. */
  readonly order: number;
}

export type Platform = "Moodle" | "Canvas" | "Gradescope" | "nbgrader";

interface Layout {
  readonly platform: Platform;
  /** True if these files are laid out like that. */
  fits(files: readonly HandedFile[]): boolean;
  arrivals(files: readonly HandedFile[]): Promise<Arrival[]>;
}

const moodle = /^(?<name>[^/]+?)_(?<number>\d+)_assignsubmission_(?:file|onlinetext)(?:_|$)/;
const canvas =
  /^(?<name>[^_/]+)_(?<late>LATE_)?(?<id>\d+)_(?:question_\d+_)?(?<order>\d+)_(?:.*\.ipynb$|.+\/)/;

const layouts: readonly Layout[] = [
  {
    platform: "Gradescope",
    fits: (files) => files.some(isGradescopeList),
    arrivals: gradescopeArrivals,
  },
  {
    platform: "nbgrader",
    fits: (files) => files.some(({ parts }) => parts.length >= 4 && parts[0] === "submitted"),
    arrivals: (files) => {
      const submitted = files.filter(({ parts }) => parts[0] === "submitted");
      return timed(submitted.map((file) => ({ ...file, parts: file.parts.slice(1) })));
    },
  },
  {
    platform: "Moodle",
    fits: (files) => most(files, moodle),
    arrivals: async (files) => moodleArrivals(files),
  },
  {
    platform: "Canvas",
    fits: (files) => most(files, canvas),
    arrivals: async (files) => canvasArrivals(files),
  },
];

/** The platform whose export `files` are, also when they stand in a folder of their own. */
export function platformOf(files: readonly HandedFile[]): Platform | undefined {
  return layoutOf(files)?.layout.platform;
}

/**
 * Whose notebooks `files` are. In a plain folder the first folder names the student, or a flat file's name does, without
 * `lessons` in it; `fallback` stands where nothing is left.
 */
export async function arrivalsOf(
  files: readonly HandedFile[],
  lessons: readonly string[],
  fallback?: string,
): Promise<Arrival[]> {
  const known = layoutOf(files);
  return known ? known.layout.arrivals(known.files) : timed(files, lessons, fallback);
}

function layoutOf(files: readonly HandedFile[]) {
  for (const inside of [files, withoutTop(files)]) {
    const layout = layouts.find(({ fits }) => inside.length > 0 && fits(inside));
    if (layout) return { layout, files: inside };
  }
  return undefined;
}

/**
 * The files of an archive without the folder that was packed, where that is not a student's own: it holds one folder a
 * student, or several notebooks that are called by more than a lesson.
 */
export function unwrapped(files: readonly HandedFile[], lessons: readonly string[]): readonly HandedFile[] {
  const inside = withoutTop(files);
  const notebooks = inside.filter(isNotebook);
  if (notebooks.length === 0 || layoutOf(files)) return files;
  const isLesson = (name: string) => lessons.some((lesson) => name.includes(lesson));
  const areFolders = notebooks.every(({ parts }) => parts.length > 1 && !isLesson(parts[0]!));
  const areNamed =
    notebooks.length > 1 &&
    notebooks.every(
      ({ parts }) => parts.length === 1 && flatName(parts[0]!.replace(/\.ipynb$/i, ""), lessons, "") !== "",
    );
  return areFolders || areNamed ? inside : files;
}

/** The files without the one folder that holds them all; none if there is no such folder. */
function withoutTop(files: readonly HandedFile[]): HandedFile[] {
  const [top] = files[0]?.parts ?? [];
  const isTop = files.every(({ parts }) => parts.length > 1 && parts[0] === top);
  return isTop ? files.map((file) => ({ ...file, parts: file.parts.slice(1) })) : [];
}

/** True if at least half of the notebooks have such a path: what else lies about does not make it another layout. */
function most(files: readonly HandedFile[], pattern: RegExp): boolean {
  const all = files.filter(isNotebook);
  return all.length > 0 && 2 * all.filter((file) => pattern.test(pathOf(file))).length >= all.length;
}

function moodleArrivals(files: readonly HandedFile[]): Arrival[] {
  return files.filter(isNotebook).map((file) => {
    const { name, number } = moodle.exec(pathOf(file))?.groups ?? {};
    if (name === undefined) return plainArrival(file, []);
    return { file, person: { name }, number: number!, time: file.changed, order: 0 };
  });
}

function canvasArrivals(files: readonly HandedFile[]): Arrival[] {
  return files.filter(isNotebook).map((file) => {
    const { name, late, id, order } = canvas.exec(pathOf(file))?.groups ?? {};
    if (name === undefined) return plainArrival(file, []);
    const person = { name, id: id! };
    return { file, person, number: id!, time: file.changed, late: late !== undefined, order: Number(order) };
  });
}

/** A submission of several people is one of each. */
async function gradescopeArrivals(files: readonly HandedFile[]): Promise<Arrival[]> {
  const list = record(
    parse((await files.find(isGradescopeList)!.read()).toString("utf8"), { schema: "core" }),
  );
  return files.filter(isNotebook).flatMap((file) => {
    const entry = record(list[file.parts[0]!]);
    const submitters = entry[":submitters"] ?? entry.submitters;
    const time = stampOf(String(entry[":created_at"] ?? entry.created_at ?? "")) ?? file.changed;
    const people = Array.isArray(submitters) ? submitters.map(gradescopePerson) : [];
    if (people.length === 0) return [plainArrival(file, [])];
    return people.map(({ person, number }) => ({ file, person, number, time, order: 0 }));
  });
}

function gradescopePerson(submitter: unknown) {
  const told = record(submitter);
  const field = (key: string) => {
    const value = told[`:${key}`] ?? told[key];
    return value === undefined || value === null || value === "" ? undefined : String(value);
  };
  const [name, id, email] = [field("name"), field("sid"), field("email")];
  const person: Person = {
    name: name ?? email ?? id ?? "?",
    ...(id !== undefined && { id }),
    ...(email !== undefined && { email }),
  };
  return { person, number: email ?? id ?? person.name };
}

/** A folder a student, with nbgrader's `timestamp.txt` beside the notebooks where there is one; or a file a student. */
async function timed(
  files: readonly HandedFile[],
  lessons: readonly string[] = [],
  fallback?: string,
): Promise<Arrival[]> {
  const times = new Map<string, Date>();
  for (const file of files.filter(({ parts }) => parts.at(-1) === "timestamp.txt")) {
    const time = stampOf((await file.read()).toString("utf8"));
    if (time) times.set(folderOf(file), time);
  }
  return files.filter(isNotebook).map((file) => {
    const arrival = plainArrival(file, lessons, fallback);
    return { ...arrival, time: times.get(folderOf(file)) ?? arrival.time };
  });
}

function plainArrival(file: HandedFile, lessons: readonly string[], fallback?: string): Arrival {
  const [first, ...rest] = file.parts as [string, ...string[]];
  const name = rest.length > 0 ? first : flatName(first.replace(/\.ipynb$/i, ""), lessons, fallback);
  return { file, person: { name }, time: file.changed, order: 0 };
}

/** What stands before the lesson's name (`anna_01-convolution-arithmetic`), else after it, else the whole name. */
function flatName(stem: string, lessons: readonly string[], fallback = stem): string {
  const lesson = lessons.find((name) => stem.includes(name));
  if (lesson === undefined) return stem;
  const at = stem.indexOf(lesson);
  const before = stem.slice(0, at).replace(/[\s_.-]+$/, "");
  const after = stem.slice(at + lesson.length).replace(/^[\s_.-]+/, "");
  return before || after || fallback;
}

function isNotebook({ parts }: HandedFile): boolean {
  return /\.ipynb$/i.test(parts.at(-1)!);
}

function isGradescopeList({ parts }: HandedFile): boolean {
  return parts.length === 1 && parts[0] === "submission_metadata.yml";
}

function pathOf({ parts }: HandedFile): string {
  return parts.join("/");
}

function folderOf({ parts }: HandedFile): string {
  return parts.slice(0, -1).join("/");
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
