// The corpus of cheats, graded in one class with honest students: no cheat gains a point, nobody else loses one, nothing is
// read or changed that is not the cheat's own.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { grade } from "../../src/grading/grade";
import type { Gradebook } from "../../src/grading/gradebook";
import { gradebookTable } from "../../src/grading/table";
import { bubblewrap } from "../system";
import { allRight, type Cheat, cheatsWith } from "./cheats";
import { double, lesson, slide, swap, total } from "./course";
import { forgedNotebooks } from "./forged";
import { emptyFolder, exerciseText } from "./handed-in";

const catalogue = new Map([[lesson, [double, total, swap, slide]]]);
const limits = { callSeconds: 3, totalSeconds: 25, compileSeconds: 4, megabytes: 220 };
// Something between those that cheat: at the beginning, in the middle, at the end of the class.
const honest = ["a-honest-student", "m-honest-student", "zz-honest-student"];
/** Made while the tests run, so that it stands in no file of the course. */
const secret = `canary${Math.random()}`;
const outside = emptyFolder();
const place = (name: string) => path.join(outside, name);
const course = path.resolve(__dirname, "../..");

const names = [
  ...readdirSync(path.join(__dirname, "cheats")).map((file) => path.basename(file, ".txt")),
  ...Object.keys(forgedNotebooks),
];

describe.skipIf(!bubblewrap)("a class of cheats", () => {
  const connections: unknown[] = [];
  const server = createServer((socket) => {
    connections.push(socket.remotePort);
    socket.end(secret);
  });
  let cheats: Map<string, Cheat>;
  let gradebook: Gradebook;
  let before: string;

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    vi.stubEnv("SVERTKA_CANARY", secret);
    writeFileSync(place("canary.txt"), secret);
    writeFileSync(place("gradebook.csv"), `student,total\nanna,${secret}\n`);
    const neighbour = path.join(outside, "class", honest[0]!, `${lesson}.ipynb`);
    const places = {
      CANARY: place("canary.txt"),
      GRADEBOOK: place("gradebook.csv"),
      NEIGHBOUR: neighbour,
      PORT: String((server.address() as AddressInfo).port),
      CHECKS: path.join(course, "lessons/01-convolution-arithmetic/checks.ts"),
      CHECKS_BUILT: path.join(course, "src/dist/lessons/01-convolution-arithmetic/checks.js"),
      SOLUTIONS: path.join(course, "solutions/en/01-convolution-arithmetic.ipynb"),
    };
    cheats = new Map([...cheatsWith(places), ...Object.entries(forgedNotebooks)]);
    const handIn = (student: string, notebook: string | Buffer) => {
      mkdirSync(path.join(outside, "class", student), { recursive: true });
      writeFileSync(path.join(outside, "class", student, `${lesson}.ipynb`), notebook);
    };
    // Each with a cell of its own, so that nothing of it has been compiled for another.
    for (const [index, student] of honest.entries()) {
      handIn(student, exerciseText(allRight, [`const mine = ${index}; // ${secret}`]));
    }
    for (const [name, { notebook }] of cheats) handIn(`cheat-${name}`, notebook);
    mkdirSync(path.join(outside, "class", "cheat-link"));
    symlinkSync(place("canary.txt"), path.join(outside, "class", "cheat-link", `${lesson}.ipynb`));
    before = fingerprint();
    gradebook = await grade(path.join(outside, "class"), {
      ...{ secret: "test", language: "en", catalogue, limits, parallel: 3 },
    });
  }, 400_000);

  afterAll(() => {
    server.close();
    vi.unstubAllEnvs();
    rmSync(outside, { recursive: true });
  });

  /** Everything that stands outside: names, contents. */
  function fingerprint(): string {
    const files = readdirSync(outside, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const lines = files.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return `${file} ${createHash("sha256").update(readFileSync(file)).digest("hex")}`;
    });
    return lines.sort().join("\n");
  }

  const rowOf = (student: string) => gradebook.students.find((row) => row.student === student)!;
  const max = 10;

  test.each(names)("%s", (name) => {
    const { aim, exercise, points, ends, named, costsAll } = cheats.get(name)!;
    const row = rowOf(`cheat-${name}`);
    const attacked = row.exercises.find(({ id }) => id === exercise)!;
    const lost = attacked.checks.filter(({ status }) => status !== "passed");
    const reasons = lost.map(({ status, message }) => `${status}: ${message}`);
    const said = gradebook.notes.filter(({ student }) => student === row.student).map(({ text }) => text);
    expect(attacked.points, `${aim}: ${reasons}`).toBe(points);
    expect(reasons[0]).toMatch(ends);
    if (named) expect(said.join("\n")).toMatch(named);
    if (!costsAll) expect(row.total, JSON.stringify(row)).toBe(max - attacked.max + points);
    expect(JSON.stringify([row, said])).not.toContain(secret);
  });

  test.each(honest)("%s has every point", (student) => {
    expect(rowOf(student)).toMatchObject({ total: max, max });
    expect(gradebook.notes.filter((note) => note.student === student)).toEqual([]);
  });

  test("a link to a file outside the class is not followed", () => {
    expect(rowOf("cheat-link")?.total ?? 0).toBe(0);
  });

  test("no file was changed, none was added, nobody called", () => {
    expect(fingerprint()).toBe(before);
    expect(connections).toEqual([]);
  });

  test("what was read nowhere stands in the report, which has no control characters", () => {
    const table = gradebookTable(gradebook, "en");
    expect(table).not.toContain(secret);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    expect(table).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });
});
