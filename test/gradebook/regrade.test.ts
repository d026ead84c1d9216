// After the checks changed: only what the change touches runs, nothing is written before, and marks by hand stay.
import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Exercise } from "../../src/assess/exercise";
import { Book } from "../../src/gradebook/book";
import { type Database, openDatabase } from "../../src/gradebook/database";
import { keptRuns } from "../../src/gradebook/kept";
import { override } from "../../src/gradebook/overrides";
import { differences } from "../../src/grading/differences";
import { differencesText } from "../../src/grading/differences-text";
import { grade } from "../../src/grading/grade";
import { home } from "../../src/grading/packages";
import { regrade } from "../../src/grading/regrade";
import { double, lesson, right, swap, total } from "../grading/course";
import { classFolder, emptyFolder, exerciseText } from "../grading/handed-in";
import { bubblewrap, postgres } from "../system";
import { gradeOnce, rowsOf } from "./endurance.mjs";
import { isJudging } from "./process";
import { type Server, startServer } from "./server.mjs";

/** What was 01-total is the sum of the first number and the last from now on. */
const ends: Exercise = { ...total, reference: (numbers: number[]) => numbers[0]! + numbers.at(-1)! };
const endsAnswer = "function total(numbers: number[]) { return numbers[0] + numbers[numbers.length - 1]; }";
const limits = { callSeconds: 4, totalSeconds: 60, compileSeconds: 20, megabytes: 220 };
const terms = { secret: "test", language: "en", limits } as const;
const old = {
  ...terms,
  catalogue: new Map([[lesson, [double, total, swap]]]),
  version: () => ({ whole: "v1", exercises: { "01-double": "d", "01-total": "t", "01-swap": "s" } }),
};
const present = {
  ...terms,
  catalogue: new Map([[lesson, [double, ends, swap]]]),
  version: () => ({ whole: "v2", exercises: { "01-double": "d", "01-total": "t2", "01-swap": "s" } }),
};

describe.skipIf(!bubblewrap).each([
  ["embedded", true],
  ["on a server", postgres !== undefined],
])("a regrade, the gradebook %s", (kind, isThere) => {
  describe.skipIf(!isThere)("", () => {
    let server: Server | undefined;
    let folder: string;
    let partly: string;
    let books: string;
    let database: Database;
    let book: Book;

    beforeAll(async () => {
      const handedIn = {
        anna: exerciseText(right),
        boris: exerciseText({ ...right, "01-total": endsAnswer }),
        dora: exerciseText({ ...right, "01-double": "function double() { return 0; }" }),
        vera: exerciseText({ ...right, "01-swap": "function swap() { return 0; }" }),
      };
      folder = classFolder(handedIn);
      const { dora: _, ...others } = handedIn;
      partly = classFolder({ ...others, zoya: exerciseText(right) });
      books = emptyFolder();
      if (kind !== "embedded") server = await startServer();
      database = await openDatabase(server?.url ?? path.join(books, "gradebook"));
      book = new Book(database, "numbers");
      await grade(folder, { ...old, book: async () => book });
      const mark = { lesson, exercise: "01-total", who: "olga", why: "said it aloud" };
      await override(book, { ...mark, student: "vera", points: 2.5 });
      // What nobody judges anew must stay, even if judging it would now end otherwise.
      await database.query("update scores set points = 0.5 where exercise = '01-swap'");
      await database.query(
        `insert into notes (run_id, place, text) select id, 100 + place, jsonb_build_object('en', note, 'ru', note,
           'exercise', exercise) from runs, (values (1, 'stays', '01-swap'), (2, 'goes', '01-total'))
           as given(place, note, exercise)`,
      );
    }, 180_000);

    afterAll(async () => {
      await database?.close();
      await server?.stop();
      for (const each of [folder, partly, books]) rmSync(each, { recursive: true });
    }, 60_000);

    const points = async () =>
      Object.fromEntries(
        (await keptRuns(book)).map(({ student, checks, verdict: { exercises } }) => [
          student,
          [checks, ...exercises.map((exercise) => exercise.points)],
        ]),
      );
    const before = {
      anna: ["v1", 3, 3, 0.5],
      boris: ["v1", 3, 0, 0.5],
      dora: ["v1", 0, 3, 0.5],
      vera: ["v1", 3, 3, 0.5],
    };

    test("by the same checks finds nothing to do", async () => {
      const found = await regrade([partly], book, old);
      expect(found).toMatchObject({ stale: 0, missing: [], judged: { submissions: 0, exercises: [] } });
      expect(differences(found).changes).toEqual([]);
    });

    test("tells who goes up and down before it writes, then writes all of it, and the marks stay", async () => {
      expect(await points()).toEqual(before);
      const found = await regrade([partly], book, present);
      expect(found.judged).toEqual({ submissions: 3, exercises: ["01-total"] });
      expect(found.missing.map(({ student }) => student)).toEqual(["dora"]);
      expect(found.ungraded.map(({ student }) => student)).toEqual(["zoya"]);
      const shown = differences(found);
      const exercise = "01-total";
      expect(shown.changes).toEqual([
        { student: "anna", exercise, before: { points: 3, max: 3 }, after: { points: 0, max: 3 } },
        { student: "boris", exercise, before: { points: 0, max: 3 }, after: { points: 3, max: 3 } },
        {
          ...{ student: "vera", exercise, before: { points: 3, max: 3 }, after: { points: 0, max: 3 } },
          override: { points: 2.5, who: "olga" },
        },
      ]);
      const totals = shown.totals.map(({ student, before, after }) => [student, before.points, after.points]);
      expect(totals).toEqual([
        ["anna", 6.5, 3.5],
        ["boris", 3.5, 6.5],
        ["dora", 3.5, 3.5],
        ["vera", 6, 6],
      ]);
      expect(differencesText(found, shown)).toBe(`student  exercise  before  after
anna     01-total  3/3     0/3
boris    01-total  0/3     3/3
vera     01-total  3/3     0/3    stays 2.5, set by olga

student  total before  total after
anna     6.5/9         3.5/9
boris    3.5/9         6.5/9
vera     6/9           6/9

3 submissions judged anew on 01-total, 0 verdicts by the present checks already
1 student goes up, 1 student goes down

left as it was, because its file is not among the places: dora, 01-numbers (dora/01-numbers.ipynb)
not in the gradebook, which svertka grade would change: zoya (zoya/01-numbers.ipynb)`);
      expect(await points()).toEqual(before);
      await found.write();
      expect(await points()).toEqual({
        ...before,
        anna: ["v2", 3, 0, 0.5],
        boris: ["v2", 3, 3, 0.5],
        vera: ["v2", 3, 0, 0.5],
      });
      const [anna] = await keptRuns(book);
      expect(anna?.verdict.notes.map(({ en }) => en)).toEqual(["stays"]);
    }, 120_000);

    test("is what svertka grade finds afterwards, and the old runs are kept", async () => {
      const { students } = await grade(partly, { ...present, book: async () => book });
      expect(students.map(({ student, total }) => [student, total])).toEqual([
        ["anna", 3.5],
        ["boris", 6.5],
        ["vera", 6],
        ["zoya", 6],
      ]);
      const rows = await database.query<{ checks: string; n: number }>(
        "select checks, count(*)::integer as n from runs group by checks order by checks",
      );
      expect(rows).toEqual([
        { checks: "v1", n: 4 },
        { checks: "v2", n: 4 },
      ]);
    }, 120_000);

    test("needs no file where an exercise only went away, and late work counts by its rule", async () => {
      await database.query("update attempts set days_late = 1");
      const fewer = {
        ...terms,
        catalogue: new Map([[lesson, [double, swap]]]),
        version: () => ({ whole: "v3", exercises: { "01-double": "d", "01-swap": "s" } }),
      };
      const found = await regrade([partly], book, fewer);
      expect(found).toMatchObject({ stale: 5, missing: [], judged: { submissions: 0 } });
      const { changes, totals } = differences(found, { perDay: 0.5 });
      expect(changes[1]).toEqual({
        ...{ student: "boris", exercise: "01-total", before: { points: 1.5, max: 3 } },
      });
      expect(totals[1]).toEqual({
        ...{ student: "boris", before: { points: 3.25, max: 9 }, after: { points: 1.75, max: 6 } },
      });
    });

    test("stopped while it judges writes nothing", async () => {
      const rows = await database.query("select * from runs order by id");
      const stop = new AbortController();
      const version = () => ({
        whole: "v4",
        exercises: { "01-double": "x", "01-total": "x", "01-swap": "x" },
      });
      const stopped = regrade([partly], book, {
        ...{ ...present, version, signal: stop.signal },
        onProgress: () => stop.abort(new Error("enough")),
      });
      await expect(stopped).rejects.toThrow("enough");
      expect(await database.query("select * from runs order by id")).toEqual(rows);
    }, 60_000);
  });
});

describe.skipIf(!bubblewrap)("svertka regrade", () => {
  const real = "01-convolution-arithmetic";
  const program = path.join(home, "bin", "svertka.js");
  let folder: string;
  let where: string;

  beforeAll(async () => {
    folder = emptyFolder();
    where = path.join(folder, ".gradebook");
    mkdirSync(path.join(folder, "anna"));
    const shelf = path.join(path.dirname(home), "solutions", "en", `${real}.ipynb`);
    cpSync(shelf, path.join(folder, "anna", `${real}.ipynb`));
    await gradeOnce([folder], where);
    const database = await openDatabase(where);
    await database.query("update runs set checks = 'older'");
    await database.query("update scores set points = 0, checks = 'older' where exercise = '01-correlate'");
    await database.close();
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [program, "regrade", folder, "--database", where, ...args], {
      encoding: "utf8",
    });

  test("teaches by an example", () => {
    expect(run("--help").stdout).toMatch(/\$ svertka regrade submitted\/ --roster roster\.csv/);
  });

  test.each([
    [[], "there is nobody to ask here: give --dry-run to see the differences, or --yes to write them"],
    [["--yes", "--dry-run"], "--yes writes and --dry-run does not: give one of them"],
    [["--yes", "/no/such/place"], "there is no folder /no/such/place"],
    [["--yes", "--late", "half"], '"half" is no rule for late work'],
    [["--yes", "--database", "/no/such/book"], "there is no gradebook /no/such/book: svertka grade makes it"],
  ])("says in one line what is wrong with %j", (args, reason) => {
    const { status, stderr } = run(...args);
    expect(stderr.split("\n")).toHaveLength(2);
    expect(stderr).toContain(`svertka: ${reason}`);
    expect(status).toBe(1);
  });

  test("shows with --dry-run and writes nothing", async () => {
    const rows = await rowsOf(where);
    const dry = run("--dry-run");
    expect(dry.stderr).toBe("");
    expect(dry.stdout).toMatch(/^anna +01-correlate +0\/(\d+) +\1\/\1$/m);
    expect(dry.stdout).toContain(
      "1 submission judged anew on 01-correlate, 0 verdicts by the present checks",
    );
    expect(dry.stdout).toMatch(/\nnothing was written\n$/);
    expect(await rowsOf(where)).toEqual(rows);
  }, 60_000);

  test("stopped by Ctrl-C says that nothing was written", async () => {
    const rows = await rowsOf(where);
    const args = [program, "regrade", folder, "--database", where, "--yes"];
    const regrading = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    regrading.stderr.on("data", (chunk) => {
      said += chunk;
    });
    await expect.poll(() => isJudging(regrading.pid!), { timeout: 60_000, interval: 20 }).toBe(true);
    regrading.kill("SIGINT");
    expect(await new Promise((resolve) => regrading.on("close", resolve))).toBe(130);
    expect(said).toBe("svertka: stopped; nothing was written, the gradebook is as it was\n");
    expect(await rowsOf(where)).toEqual(rows);
  }, 60_000);

  test("asks in a terminal, and takes only yes for yes", async () => {
    const rows = await rowsOf(where);
    const command = [process.execPath, program, "regrade", folder, "--database", where];
    const args = ["-qec", command.map((part) => `'${part}'`).join(" "), "/dev/null"];
    const answered = (input: string) => spawnSync("script", args, { encoding: "utf8", input }).stdout;
    expect(answered("\n")).toMatch(/Write this to the gradebook\? \[y\/N\].*\nnothing was written/s);
    expect(await rowsOf(where)).toEqual(rows);
    expect(answered("y\n")).toMatch(/\n1 verdict written; the earlier ones are kept beside them/);
    expect((await rowsOf(where)).filter((row) => row.startsWith("runs "))).toHaveLength(2);
  }, 120_000);

  test("by the present checks has nothing to write", () => {
    const again = JSON.parse(run("--yes", "--json").stdout) as object;
    expect(again).toMatchObject({ changes: [], missing: [], ungraded: [], written: 0 });
    expect(run("--yes").stdout).toMatch(/\nnothing to write: every verdict is by the present checks\n$/);
  }, 60_000);
});
