// Where the commands find the gradebook, and the options that say it: what was asked for, the environment's, or this course's own.
import { existsSync } from "node:fs";
import path from "node:path";
import { Option } from "commander";
import type { Book } from "../gradebook/book";

export function databaseOption(): Option {
  return new Option(
    "--database <where>",
    "the gradebook: a folder, or postgres://… (also SVERTKA_DATABASE, which shows no password)",
  );
}

export function courseOption(): Option {
  return new Option("--course <name>", "which of the courses in that gradebook").default("svertka");
}

/** The folder or `postgres://…` of the gradebook. */
export async function gradebookPlace(asked: string | undefined): Promise<string> {
  return asked ?? (process.env.SVERTKA_DATABASE || (await ownGradebook()));
}

/** @throws RangeError if the gradebook at `place` is not on a server, where workers could share it. */
export function demandServer(place: string): void {
  if (!/^postgres(ql)?:/.test(place))
    throw new RangeError(
      `workers share a gradebook on a PostgreSQL server, which ${place} is not: give --database postgres://… (or set SVERTKA_DATABASE)`,
    );
}

/**
 * The gradebook that svertka grade made; whoever opens it closes its database.
 * @throws RangeError if there is none.
 */
export async function openGradebook(options: {
  readonly database?: string;
  readonly course: string;
}): Promise<Book> {
  const place = await gradebookPlace(options.database);
  if (!/^postgres(ql)?:/.test(place) && !existsSync(place))
    throw new RangeError(`there is no gradebook ${place}: svertka grade makes it`);
  const [{ Book }, { openDatabase }] = await Promise.all([
    import("../gradebook/book.js"),
    import("../gradebook/database.js"),
  ]);
  return new Book(await openDatabase(place), options.course);
}

/** The gradebook of this course, beside everything else that it keeps. */
async function ownGradebook(): Promise<string> {
  const { home } = await import("../grading/packages.js");
  return path.join(path.dirname(home), ".svertka", "gradebook");
}
