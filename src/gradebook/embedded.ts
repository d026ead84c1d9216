// PostgreSQL inside this process (PGlite), its files in a folder that one process at a time may have.
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import type { Database, Statements, Values } from "./database";
import { FolderLock } from "./lock";

type Engine = Pick<PGlite, "query" | "transaction" | "close" | "closed">;

export class EmbeddedDatabase implements Database {
  private constructor(
    readonly engine: Engine,
    readonly lock: FolderLock,
  ) {}

  /** @throws Error if another process has the folder, or what is in it is no database of this version. */
  static async open(folder: string): Promise<EmbeddedDatabase> {
    mkdirSync(path.dirname(path.resolve(folder)), { recursive: true });
    const lock = FolderLock.take(folder);
    try {
      const { PGlite } = await import("@electric-sql/pglite");
      // A process that is killed while it makes a database leaves half of one, which could not be opened.
      const making = `${folder}.making`;
      if (existsSync(making)) rmSync(folder, { recursive: true, force: true });
      if (!existsSync(folder)) writeFileSync(making, "");
      const engine = new PGlite(folder);
      await engine.waitReady;
      rmSync(making, { force: true });
      return new EmbeddedDatabase(engine, lock);
    } catch (error) {
      lock.release();
      throw new Error(`the gradebook in ${folder} cannot be opened: ${(error as Error).message}`);
    }
  }

  async query<Row extends object>(sql: string, values: Values = []): Promise<Row[]> {
    return (await this.engine.query<Row>(sql, [...values])).rows;
  }

  transaction<T>(work: (statements: Statements) => Promise<T>): Promise<T> {
    return this.engine.transaction((inside) =>
      work({
        query: async <Row extends object>(sql: string, values: Values = []) =>
          (await inside.query<Row>(sql, [...values])).rows,
      }),
    );
  }

  /** Nobody else can be there. */
  async claim(): Promise<boolean> {
    return true;
  }

  async release(): Promise<void> {}

  async close(): Promise<void> {
    if (!this.engine.closed) await this.engine.close();
    this.lock.release();
  }
}
