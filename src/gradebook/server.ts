// A PostgreSQL server, which several graders may use at once.
import { createHash } from "node:crypto";
import type { Client, Pool, PoolClient } from "pg";
import type { Database, Statements, Values } from "./database";

const oldest = 150_000;

export class ServerDatabase implements Database {
  private constructor(
    readonly pool: Pool,
    /** Holds what this process has claimed: the server lets go of it when the connection ends, however that happens. */
    readonly claims: Client,
  ) {}

  /** @throws Error if the server does not answer or is too old. The password is not in its message. */
  static async open(url: string): Promise<ServerDatabase> {
    const { default: pg } = await import("pg");
    const settings = { connectionString: url, application_name: "svertka", connectionTimeoutMillis: 10_000 };
    const claims = new pg.Client(settings);
    const pool = new pg.Pool({ ...settings, max: 4 });
    // A connection that breaks while it is idle shows again in the next statement.
    claims.on("error", () => {});
    pool.on("error", () => {});
    try {
      await claims.connect();
      // What a machine had that went without a word is free after a minute, not after two hours.
      for (const [name, value] of Object.entries({ idle: 30, interval: 10, count: 3 }))
        await claims.query(`set tcp_keepalives_${name} = ${value}`);
      const { rows } = await claims.query<{ number: string }>(
        "select current_setting('server_version_num') as number",
      );
      const version = Number(rows[0]?.number);
      if (version < oldest)
        throw new Error(`it is PostgreSQL ${Math.floor(version / 10_000)}, 15 or newer is needed`);
      return new ServerDatabase(pool, claims);
    } catch (error) {
      await Promise.allSettled([claims.end(), pool.end()]);
      throw new Error(`the gradebook at ${withoutPassword(url)} cannot be opened: ${reason(error)}`);
    }
  }

  query<Row extends object>(sql: string, values: Values = []): Promise<Row[]> {
    return rowsOf<Row>(this.pool, sql, values);
  }

  async transaction<T>(work: (statements: Statements) => Promise<T>): Promise<T> {
    const connection = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await connection.query("begin");
      const result = await work({
        query: <Row extends object>(sql: string, values: Values = []) => rowsOf<Row>(connection, sql, values),
      });
      await connection.query("commit");
      return result;
    } catch (error) {
      await connection.query("rollback").catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      connection.release(broken);
    }
  }

  async claim(key: string): Promise<boolean> {
    const sql = "select pg_try_advisory_lock($1::bigint) as taken";
    return (await this.claims.query<{ taken: boolean }>(sql, [numbered(key)])).rows[0]?.taken === true;
  }

  async release(key: string): Promise<void> {
    await this.claims.query("select pg_advisory_unlock($1::bigint)", [numbered(key)]);
  }

  /** Does `work` while nobody else does any under the same `key`. */
  async alone(key: string, work: () => Promise<void>): Promise<void> {
    await this.claims.query("select pg_advisory_lock($1::bigint)", [numbered(key)]);
    try {
      await work();
    } finally {
      await this.release(key);
    }
  }

  /** Which of `keys` are claimed or shared, by this process or another one. */
  async held(keys: readonly string[]): Promise<boolean[]> {
    const rows = await this.query<{ key: string }>(
      `select ((classid::bigint << 32) | objid::bigint)::text as key from pg_locks
       where locktype = 'advisory' and objsubid = 1 and granted
         and database = (select oid from pg_database where datname = current_database())`,
    );
    const held = new Set(rows.map(({ key }) => key));
    return keys.map((key) => held.has(numbered(key)));
  }

  /** Holds `key` together with others until this process ends. */
  async share(key: string): Promise<void> {
    await this.claims.query("select pg_advisory_lock_shared($1::bigint)", [numbered(key)]);
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.claims.end(), this.pool.end()]);
  }
}

async function rowsOf<Row extends object>(
  connection: Pool | PoolClient,
  sql: string,
  values: Values,
): Promise<Row[]> {
  return (await connection.query<Row>(sql, [...values])).rows;
}

/** Advisory locks have numbers: the first 64 bits of a hash. */
function numbered(key: string): string {
  return createHash("sha256").update(key).digest().readBigInt64BE().toString();
}

/** A refused connection has its reasons inside, one an address. */
function reason(error: unknown): string {
  const { message, errors } = error as Error & { errors?: Error[] };
  return message || (errors ?? []).map((one) => one.message).join(", ");
}

export function withoutPassword(url: string): string {
  return url.replace(/^(\w+:\/\/[^:/@]*):[^@]*@/, "$1@").replace(/([?&]password=)[^&]*/, "$1…");
}
