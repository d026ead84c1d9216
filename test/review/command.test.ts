// `svertka serve` as an instructor runs it, over a gradebook that `svertka grade` made.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Book } from "../../src/gradebook/book";
import { openDatabase } from "../../src/gradebook/database";
import { home } from "../../src/grading/packages";
import { submissionOf } from "../../src/review/submission";
import { gradeOnce } from "../gradebook/endurance.mjs";
import { emptyFolder } from "../grading/handed-in";
import { bubblewrap } from "../system";

const lesson = "11-review";
const program = path.join(home, "bin", "svertka.js");
const serve = (...args: string[]) =>
  spawnSync(process.execPath, [program, "serve", ...args], { encoding: "utf8", timeout: 20_000 });

describe.skipIf(!bubblewrap)("a graded class", () => {
  let folder: string;
  let where: string;

  beforeAll(async () => {
    folder = emptyFolder();
    where = path.join(folder, "gradebook");
    for (const [student, shelf] of [
      ["anna", "solutions"],
      ["boris", "exercises"],
    ] as const) {
      mkdirSync(path.join(folder, "class", student), { recursive: true });
      const file = path.join(path.dirname(home), shelf, "en", `${lesson}.ipynb`);
      cpSync(file, path.join(folder, "class", student, `${lesson}.ipynb`));
    }
    await gradeOnce([path.join(folder, "class")], where);
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  test("keeps code and words of what was answered, and nothing of what was left untouched", async () => {
    const database = await openDatabase(where);
    const book = new Book(database, "svertka");
    const anna = (await submissionOf(book, "anna", lesson, "none"))!;
    expect([...anna.answers.keys()].sort()).toEqual(anna.work.scores.map(({ exercise }) => exercise).sort());
    expect(anna.answers.get("11-count")).toMatchObject({
      code: expect.stringContaining("function count"),
      words: null,
    });
    const why = anna.answers.get("11-why-cheaper")!;
    expect(why.words!.length).toBeGreaterThan(50);
    expect(why.code).toContain(why.words!.slice(0, 20));
    const boris = (await submissionOf(book, "boris", lesson, "none"))!;
    expect([...boris.answers]).toEqual([]);
    await database.close();
  }, 60_000);

  test("is served to whoever has the address, and let go of at Ctrl-C", async () => {
    const server = spawn(process.execPath, [program, "serve", "--database", where, "--json"]);
    const ended = new Promise<number | null>((resolve) => server.on("exit", resolve));
    try {
      const line = await new Promise<string>((resolve, reject) => {
        server.stdout.once("data", (chunk) => resolve(String(chunk)));
        server.stderr.once("data", (chunk) => reject(new Error(String(chunk))));
      });
      const { address } = JSON.parse(line) as { address: string };
      expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}$/);
      const entered = await fetch(address);
      const cookie = entered.headers.get("set-cookie")!.split(";")[0]!;
      const origin = new URL(address).origin;
      expect(await (await fetch(origin, { headers: { cookie } })).text()).toContain('data-name="anna"');
      expect((await fetch(origin)).status).toBe(403);
      expect(serve("--database", where).stderr).toMatch(/is in use by process \d+/);
    } finally {
      server.kill("SIGINT");
    }
    expect(await ended).toBe(0);
    expect(existsSync(`${where}.lock`)).toBe(false);
  }, 60_000);
});

test("what cannot be served is refused in a line", () => {
  const nowhere = path.join(emptyFolder(), "none");
  expect(serve("--database", nowhere)).toMatchObject({
    status: 1,
    stderr: `svertka: there is no gradebook ${nowhere}: svertka grade makes it\n`,
  });
  expect(existsSync(nowhere)).toBe(false);
  rmSync(path.dirname(nowhere), { recursive: true });
  const here = path.dirname(program);
  expect(serve("--database", here, "--port", "x").stderr).toMatch(/x is no port/);
  expect(serve("--database", here, "--late", "x").stderr).toMatch(/no rule for late work/);
}, 60_000);
