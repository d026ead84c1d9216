// The class of ./class in a gradebook of its own, and what each format writes of it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import type { Wish } from "../../src/export/export";
import { formats } from "../../src/export/formats";
import { peopleOf } from "../../src/export/people";
import { exportReport } from "../../src/export/report";
import { type ClassScores, classScores } from "../../src/export/scores";
import { readTemplate } from "../../src/export/template";
import type { Book } from "../../src/gradebook/book";
import { type Database, openDatabase } from "../../src/gradebook/database";
import { type Standing, standings } from "../../src/gradebook/standing";
import { readRoster } from "../../src/intake/roster";
import { aClass } from "./class";

/** Set before the first test of a file. */
export const kept = {} as { database: Database; book: Book; all: Standing[]; scores: ClassScores };

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "svertka-export-"));
  kept.database = await openDatabase(path.join(folder, "gradebook"));
  kept.book = await aClass(kept.database, "svertka");
  kept.all = await standings(kept.book);
  kept.scores = classScores(kept.all, { perDay: 0.1 });
}, 60_000);

afterAll(async () => {
  await kept.database?.close();
  rmSync(folder, { recursive: true });
});

export const roster =
  "id,name,email,login\nanna,Anna Ivanova,anna@example.org,aivanova\n17,Борис Петров,boris@example.org,bpetrov\nnew,Нина Новая,nina@example.org,nnova\n";

export function wish(
  more: Partial<Wish> & { file?: string; list?: string; lessons?: string[] } = {},
): Wish & {
  unlisted: readonly string[];
} {
  const { file, list, lessons, ...rest } = more;
  const own = lessons
    ? classScores(kept.all, { perDay: 0.1 }, (name) => lessons.includes(name))
    : kept.scores;
  const { people, unlisted } = peopleOf(own, list === undefined ? undefined : readRoster(list));
  const template = file === undefined ? {} : { template: readTemplate(Buffer.from(file), "template.csv") };
  return { scores: own, people, unlisted, columns: new Map(), language: "en", ...template, ...rest };
}

export function made(format: keyof typeof formats, more: Parameters<typeof wish>[0] = {}) {
  const asked = wish(more);
  const exported = formats[format].write(asked);
  const report = exportReport(asked, exported, asked.unlisted);
  return { content: exported.content as string, files: exported.content as Map<string, string>, report };
}
