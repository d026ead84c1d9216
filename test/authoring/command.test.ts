// `svertka build` as an author runs it: the compiled command line in a process of its own.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { smallCourse } from "./small-course";

const svertka = path.join(__dirname, "../../src/bin/svertka.js");

/** A course without exercises, which needs nothing compiled. */
function lessonOnly(): { course: string; source: string; notebook: string } {
  const course = smallCourse();
  const folder = path.join(course, "lessons/01-small");
  for (const name of ["exercises.md", "solutions.ts", "checks.ts"]) rmSync(path.join(folder, name));
  const notebook = path.join(course, "notebooks/en/01-small.ipynb");
  return { course, source: path.join(folder, "lesson.md"), notebook };
}

function build(cwd: string, ...options: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [svertka, "build", ...options], {
    cwd,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test("builds the course above the folder it is called in", () => {
  const { source, notebook } = lessonOnly();
  expect(build(path.dirname(source))).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^4 notebooks written, 0 unchanged, \d+ ms\n$/),
    stderr: "",
  });
  expect(readFileSync(notebook, "utf8")).toContain("Some text");
});

test("--check passes after a build and fails on a hand edit", () => {
  const { course, notebook } = lessonOnly();
  build(course);
  expect(build("/", "--check", "--course", course).status).toBe(0);
  writeFileSync(notebook, readFileSync(notebook, "utf8").replace("Some text", "By hand"));
  const { status, stderr } = build("/", "--check", "--course", course);
  expect(status).toBe(1);
  expect(stderr).toContain("notebooks/en/01-small.ipynb: differs, first in cell 2");
});

test("--check and --force do not go together", () => {
  expect(build("/", "--check", "--force")).toEqual({
    ...{ status: 1, stdout: "" },
    stderr: "svertka: --check writes nothing and --force replaces notebooks: give one of them\n",
  });
});

test("a mistake ends the run with its place", () => {
  const { course, source } = lessonOnly();
  appendFileSync(source, "Stray.\n");
  const { status, stdout, stderr } = build(course);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(/^lessons\/01-small\/lesson\.md:\d+: text outside the language blocks;/);
});

test("a folder without a course is named", () => {
  const { status, stderr } = build("/", "--course", path.parse(process.cwd()).root);
  expect(status).toBe(1);
  expect(stderr).toContain("there is no folder lessons/");
});

test("--watch builds again within a second, tells a mistake and goes on, and Ctrl-C ends it", async () => {
  const { course, source, notebook } = lessonOnly();
  const { said, child, ended } = watching(course);
  const soon = async (look: () => void) => {
    const began = performance.now();
    await vi.waitFor(look, { timeout: 5_000, interval: 10 });
    return performance.now() - began;
  };
  await vi.waitFor(() => expect(said()).toContain("watching"), { timeout: 15_000 });

  const text = readFileSync(source, "utf8");
  writeFileSync(source, text.replace("Some text", "Second text"));
  const first = await soon(() => expect(readFileSync(notebook, "utf8")).toContain("Second text"));

  writeFileSync(source, `${text}\nStray.\n`);
  await soon(() => expect(said()).toMatch(/lesson\.md:\d+: text outside the language blocks/));
  expect(readFileSync(notebook, "utf8")).toContain("Second text");

  writeFileSync(source, text.replace("Some text", "Third text"));
  const third = await soon(() => expect(readFileSync(notebook, "utf8")).toContain("Third text"));
  // The quicker of the two: the other may have waited for a busy machine.
  expect(Math.min(first, third)).toBeLessThan(1_000);

  child.kill("SIGINT");
  expect(await ended).toBe(0);
});

function watching(course: string): {
  said: () => string;
  child: ChildProcess;
  ended: Promise<number | null>;
} {
  const child = spawn(process.execPath, [svertka, "build", "--watch", "--course", course]);
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += String(data)));
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  return { said: () => output, child, ended };
}
