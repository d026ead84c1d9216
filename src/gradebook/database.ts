// The door to a PostgreSQL database, embedded or on a server: the same statements for both.
import { EmbeddedDatabase } from "./embedded";
import { migrate } from "./migrations";
import { ServerDatabase } from "./server";

/** Values of a statement's `$1`, `$2`, …; objects go as JSON text into `$n::jsonb`. */
export type Values = readonly (string | number | boolean | Date | Buffer | null)[];

export interface Statements {
  query<Row extends object>(sql: string, values?: Values): Promise<Row[]>;
}

export interface Database extends Statements {
  /** Does all of `work` or, if it rejects or the process dies, nothing of it. */
  transaction<T>(work: (statements: Statements) => Promise<T>): Promise<T>;
  /** Takes `key` until it is released or this process ends; false if another process has it. */
  claim(key: string): Promise<boolean>;
  release(key: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * The database at `where`, a folder or `postgres://user@host/name`, with its tables up to date.
 * @throws Error if another process has the folder, or the server does not answer or is older than PostgreSQL 15.
 */
export async function openDatabase(where: string): Promise<Database> {
  const database = await (isServer(where) ? ServerDatabase.open(where) : EmbeddedDatabase.open(where));
  try {
    await migrate(database, where);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

function isServer(where: string): boolean {
  return /^postgres(ql)?:\/\//.test(where);
}
