// What waits for workers, in the gradebook's own database: pg-boss gives it out, one submission to one worker at a time.
import type PgBoss from "pg-boss";
import { type AttemptKey, type Book, claimOf, type Judging } from "./book";
import type { Database, Statements, Values } from "./database";
import { ServerDatabase } from "./server";

/** A submission to be judged by somebody else. */
export interface Order {
  readonly judging: Judging;
  /** All that judging needs, as text. */
  readonly submission: string;
}

/** An order that this process has, with the course that it belongs to. */
export interface Taken extends AttemptKey {
  readonly job: string;
  readonly course: string;
  readonly lesson: string;
  readonly checks: string;
  /** Judge it also if there is a verdict by the same checks. */
  readonly again: boolean;
  readonly submission: string;
}

/** An order that nobody has finished; `failed`: nobody will try it any more, because every worker that did broke. */
export interface Unfinished extends AttemptKey {
  readonly checks: string;
  readonly state: "waiting" | "active" | "failed";
}

/** A submission at which so many workers broke is not given to another one. */
const mostTries = 10;
/** Younger than that, an order may be on its way from the queue to its worker. */
const graceSeconds = 2;
const working = "svertka worker";
const ordersAtOnce = 50;

const attempted = `
  join attempts on attempts.id = waiting.attempt_id
  join students on students.id = attempts.student_id
  join courses on courses.id = students.course_id
  join assignments on assignments.id = attempts.assignment_id`;
/** SQL for: a row of `pgboss.job` is that of a row of `waiting`. */
const isItsJob = "pgboss.job.name = 'svertka-' || waiting.checks and pgboss.job.id = waiting.job";
const columns = `courses.name as course, students.key as student, assignments.name as lesson, content, file, checks`;

export class Queue {
  private constructor(
    readonly database: ServerDatabase,
    readonly boss: PgBoss,
  ) {}

  /** @throws RangeError if `database` is not on a server. */
  static async open(database: Database): Promise<Queue> {
    if (!(database instanceof ServerDatabase))
      throw new RangeError("workers share a gradebook on a PostgreSQL server only");
    const { default: Boss } = await import("pg-boss");
    const boss = new Boss({ db: connection(database), schedule: false, maintenanceIntervalSeconds: 60 });
    // What fails in the background shows again in the next statement.
    boss.on("error", () => {});
    // Of several that make its tables at once all but one would fail, and leave a connection in a failed transaction.
    await database.alone("pg-boss", async () => void (await boss.start()));
    return new Queue(database, boss);
  }

  /** Puts `orders` of registered attempts into the queue; what is in it already is not put twice. */
  async put(book: Book, orders: readonly Order[], again: boolean): Promise<void> {
    for (const name of new Set(orders.map(({ judging }) => queueOf(judging))))
      await this.boss.createQueue(name, { name, retryLimit: mostTries });
    for (let from = 0; from < orders.length; from += ordersAtOnce)
      await this.database.transaction(async (statements) => {
        const jobs: PgBoss.JobInsert[] = [];
        for (const order of orders.slice(from, from + ordersAtOnce))
          for (const id of await this.#put(statements, book, order, again))
            jobs.push({ id, name: queueOf(order.judging) });
        if (jobs.length > 0) await this.boss.insert(jobs, { db: connection(statements) });
      });
  }

  async #put({ query }: Statements, book: Book, { judging, submission }: Order, again: boolean) {
    const { student, lesson, content } = judging.attempt;
    const rows = await query<{ job: string }>(
      `insert into waiting (attempt_id, checks, again, submission)
       select attempts.id, $5, $6, $7 from attempts
       join students on students.id = student_id
       join courses on courses.id = students.course_id
       join assignments on assignments.id = assignment_id
       where courses.name = $1 and students.key = $2 and assignments.name = $3 and content = $4
       on conflict (attempt_id, checks) do update
         set job = gen_random_uuid(), again = excluded.again, submission = excluded.submission
         where not exists (
           select from pgboss.job where ${isItsJob} and state < 'completed'
         )
       returning job`,
      [book.course, student, lesson ?? null, content, judging.checks, again, Buffer.from(submission)],
    );
    return rows.map(({ job }) => job);
  }

  /** The next order that nobody has and that is to be judged by one of these versions of checks, if there is one. */
  async take(known: readonly string[]): Promise<Taken | undefined> {
    const ready = await this.database.query<{ checks: string }>(
      `select checks from waiting join pgboss.job on ${isItsJob}
       where checks in (select jsonb_array_elements_text($1::jsonb)) and state < 'active' and start_after < now()
       group by checks order by min(created_on)`,
      [JSON.stringify(known)],
    );
    for (const { checks } of ready) {
      for (;;) {
        const [job] = await this.boss.fetch(queueOf({ checks }), { batchSize: 1 });
        if (!job) break;
        const [taken] = await this.database.query<Omit<Taken, "submission"> & { submission: Buffer }>(
          `select job, again, submission, ${columns} from waiting ${attempted} where job = $1`,
          [job.id],
        );
        if (taken) return { ...taken, submission: taken.submission.toString("utf8") };
        // Somebody judged it meanwhile.
        await this.boss.complete(job.name, job.id);
      }
    }
    return undefined;
  }

  /** Takes a judged order out of the queue. */
  async finish({ job, checks }: Taken): Promise<void> {
    await this.database.query("delete from waiting where job = $1", [job]);
    await this.boss.complete(queueOf({ checks }), job);
  }

  /** Gives an order back to be taken in `seconds` from now; that is no fault of it. */
  async giveBack({ job, checks }: Taken, seconds = 0): Promise<void> {
    await this.database.transaction(async (statements) => {
      const db = connection(statements);
      const name = queueOf({ checks });
      await this.boss.deleteJob(name, job, { db });
      await this.boss.send({ name, options: { id: job, startAfter: seconds, db } });
    });
  }

  /** Gives back an order at which this worker broke. */
  async giveUp({ job, checks }: Taken, reason: Error): Promise<void> {
    await this.boss.fail(queueOf({ checks }), job, { message: reason.message });
  }

  /** Gives back the orders of workers that are gone: their claims went with their connections. */
  async reclaim(): Promise<void> {
    const active = await this.database.query<
      Judging["attempt"] & { job: string; course: string; checks: string }
    >(
      `select waiting.job, ${columns} from waiting ${attempted} join pgboss.job on ${isItsJob}
       where state = 'active' and started_on < now() - interval '${graceSeconds} s'`,
    );
    const held = await this.database.held(
      active.map(({ course, checks, ...attempt }) => claimOf(course, { attempt, checks })),
    );
    for (const [at, { job, checks }] of active.entries())
      if (!held[at]) await this.boss.fail(queueOf({ checks }), job);
  }

  /** The lessons of which something waits for other checks than `known`. */
  async foreign(known: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ lesson: string }>(
      `select distinct assignments.name as lesson from waiting ${attempted}
       where checks not in (select jsonb_array_elements_text($1::jsonb)) order by lesson`,
      [JSON.stringify(known)],
    );
    return rows.map(({ lesson }) => lesson);
  }

  /** The orders of `course` that nobody has finished. */
  unfinished(course: string): Promise<Unfinished[]> {
    return this.database.query<Unfinished>(
      `select ${columns}, case state when 'active' then 'active' when 'created' then 'waiting' when 'retry' then 'waiting'
         else 'failed' end as state
       from waiting ${attempted} left join pgboss.job on ${isItsJob}
       where courses.name = $1`,
      [course],
    );
  }

  /** Lets everybody see that this process works, until it ends. */
  async attend(): Promise<void> {
    await this.database.share(working);
  }

  async hasWorkers(): Promise<boolean> {
    return (await this.database.held([working]))[0] === true;
  }

  async close(): Promise<void> {
    await this.boss.stop({ graceful: false });
  }
}

/** Each version of checks has a queue of its own, so that no worker takes what it cannot judge. */
function queueOf({ checks }: Pick<Judging, "checks">): string {
  return `svertka-${checks}`;
}

/** What pg-boss calls a database. */
function connection(statements: Statements): PgBoss.Db {
  return { executeSql: async (sql, values) => ({ rows: await statements.query(sql, values as Values) }) };
}
