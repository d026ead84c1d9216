// What svertka release makes for platforms that grade by themselves, run here as they would run it.
import { execFile, spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import exercises from "../../lessons/01-convolution-arithmetic/checks";
import { courseSecret } from "../../src/assess/seat";
import { drawNumbers } from "../../src/assess/variant";
import { home } from "../../src/grading/packages";
import { unzipped } from "../authoring/unzipped";
import { full, lesson, students } from "../grading/first-class";
import { bubblewrap } from "../system";

const course = path.dirname(home);
const svertka = path.join(home, "bin", "svertka.js");
const run = promisify(execFile);
const total = full.reduce((a, b) => a + b, 0);

let folder: string;
const at = (...parts: string[]) => path.join(folder, ...parts);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "svertka-autograders-"));
});

afterAll(() => rmSync(folder, { recursive: true }), 60_000);

async function released(name: string, ...options: string[]) {
  const zip = at(`${name}.zip`);
  mkdirSync(at(name), { recursive: true });
  await run(process.execPath, [
    svertka,
    "release",
    "01",
    "--course",
    course,
    "--lang",
    "en",
    "--out",
    zip,
    ...options,
  ]);
  const files = await unzipped(zip);
  for (const [file, { content, mode }] of files) {
    mkdirSync(path.dirname(at(name, file)), { recursive: true });
    writeFileSync(at(name, file), content);
    chmodSync(at(name, file), mode);
  }
  return files;
}

interface GradescopeTest {
  readonly score: number;
  readonly max_score: number;
  readonly status: string;
  readonly name: string;
  readonly output: string;
  readonly visibility: string;
}

describe.skipIf(!bubblewrap)("Gradescope's autograder", () => {
  beforeAll(async () => {
    await released("autograder/source", "--for", "gradescope");
    // As Gradescope builds it; Node.js and bubblewrap are there already.
    await run("bash", [at("autograder/source/setup.sh")], { cwd: at("autograder") });
    copyFileSync(at("autograder/source/run_autograder"), at("autograder/run_autograder"));
  }, 300_000);

  /** results.json for these notebooks, handed in by Anna, and what the instructor sees besides. */
  async function graded(notebooks: Record<string, string>, root = at("autograder")) {
    rmSync(path.join(root, "submission"), { recursive: true, force: true });
    rmSync(path.join(root, "results"), { recursive: true, force: true });
    mkdirSync(path.join(root, "submission"));
    mkdirSync(path.join(root, "results"));
    for (const [name, text] of Object.entries(notebooks))
      writeFileSync(path.join(root, "submission", name), text);
    const users = [{ id: 1, name: "Anna Ivanova", email: "anna@example.org" }];
    writeFileSync(path.join(root, "submission_metadata.json"), JSON.stringify({ id: 7, users }));
    const env = { ...process.env, AUTOGRADER_ROOT: root };
    const said = await run(path.join(root, "run_autograder"), [], { cwd: root, env });
    const text = readFileSync(path.join(root, "results", "results.json"), "utf8");
    return { result: JSON.parse(text) as { score: number; output: string; tests: GradescopeTest[] }, said };
  }

  const one = (notebook: object) => ({ [`${lesson}.ipynb`]: JSON.stringify(notebook) });

  test("is a zip with both scripts at its root, executable", async () => {
    const files = await unzipped(at("autograder/source.zip"));
    for (const name of ["setup.sh", "run_autograder"]) {
      expect(files.get(name)!.mode).toBe(0o755);
      expect(files.get(name)!.content.toString()).toMatch(/^#!\/usr\/bin\/env bash\n/);
    }
    expect(files.get("README.md")!.content.toString()).toMatch(
      /instructors only.*answers, the grader checks/s,
    );
    expect(files.get("README.md")!.content.toString()).toContain(`worth ${total} points`);
  });

  const points = { perfect: total, half: 4, empty: 0 };

  test.each(Object.entries(points))(
    "gives %s %d points, in tests that keep Gradescope's rules",
    async (name, score) => {
      const { result, said } = await graded(one(students[name]![0]));
      expect(said.stdout).toMatch(/^sandbox: bubblewrap\n/);
      expect(result).toMatchObject({
        score,
        stdout_visibility: "hidden",
        execution_time: expect.any(Number),
      });
      expect(result.tests.length).toBeGreaterThanOrEqual(full.length);
      for (const test of result.tests) {
        expect(test.score).toBeGreaterThanOrEqual(0);
        expect(test.score).toBeLessThanOrEqual(test.max_score);
        expect(["passed", "failed"]).toContain(test.status);
        expect(["visible", "hidden"]).toContain(test.visibility);
      }
      const sum = (field: "score" | "max_score") => result.tests.reduce((all, test) => all + test[field], 0);
      expect(sum("score")).toBeCloseTo(score, 9);
      expect(sum("max_score")).toBeCloseTo(total, 9);
      const checks = exercises.flatMap((exercise) => exercise.checks);
      const hidden = result.tests.filter(({ visibility }) => visibility === "hidden");
      expect(hidden.length).toBe(checks.filter(({ audience }) => audience === "grader").length);
      expect(hidden.length).toBeGreaterThan(0);
    },
    120_000,
  );

  const named = (notebook: object, name: string) =>
    JSON.parse(JSON.stringify(notebook).replace('student(\\"\\")', `student(\\"${name}\\")`));

  test("a name that is not the submitter's has other numbers, and the instructor is told", async () => {
    const exercise = exercises.find(({ id }) => id === "01-output-size")!;
    const numbers = drawNumbers(exercise, { secret: courseSecret(), student: "Boris" }) as Record<
      string,
      number
    >;
    const { input, kernel, stride, padding, dilation } = numbers;
    const size = Math.floor((input! + 2 * padding! - dilation! * (kernel! - 1) - 1) / stride!) + 1;
    const { cells, ...rest } = students.perfect![0];
    const plain = cells.map((cell) =>
      cell.id === exercise.id ? { ...cell, source: `function outputSize() { return ${size}; }` } : cell,
    );
    const copied = await graded(one(named({ ...rest, cells: plain }, "Boris")));
    expect(copied.result.score).toBeLessThan(total);
    expect(copied.said.stderr).toMatch(/01-output-size answers the numbers of "Boris"/);
    const own = await graded(one(named(students.perfect![0], "anna@example.org")));
    expect(own.result.score).toBe(total);
    expect(own.said.stderr).toBe("");
  }, 120_000);

  test.each([
    ["nothing", {}],
    [
      "another lesson",
      { "02-channels.ipynb": readFileSync(path.join(course, "solutions/en/02-channels.ipynb"), "utf8") },
    ],
  ])(
    "%s is 0 points and a reason",
    async (_, notebooks) => {
      const { result } = await graded(notebooks as Record<string, string>);
      expect(result).toMatchObject({ score: 0, output: expect.stringContaining(`${lesson}.ipynb`) });
      expect(result.tests).toMatchObject([{ score: 0, max_score: total, status: "failed" }]);
    },
    120_000,
  );

  test("a notebook that cannot be read is 0 points and a reason", async () => {
    const { result } = await graded({ [`${lesson}.ipynb`]: "{" });
    expect(result.score).toBe(0);
    expect(JSON.stringify(result)).toMatch(/cannot be read/);
  }, 120_000);
});

describe.skipIf(!bubblewrap)("GitHub Classroom's assignment", () => {
  interface Step {
    readonly uses?: string;
    readonly run?: string;
    readonly id?: string;
    readonly with?: Record<string, string>;
    readonly env?: Record<string, string>;
  }
  let steps: Step[];

  beforeAll(async () => {
    await released("classroom", "--for", "github", "--repository", "university/svertka@autumn");
    const workflow = parse(readFileSync(at("classroom/template/.github/workflows/classroom.yml"), "utf8"));
    expect(Object.keys(workflow.jobs)).toEqual(["run-autograding-tests"]);
    steps = workflow.jobs["run-autograding-tests"].steps;
    mkdirSync(at("runner"));
    symlinkSync(course, at("runner/course"), "junction");
  }, 60_000);

  test("is a template repository without answers or checks, and a page for the teacher beside it", async () => {
    const files = await unzipped(at("classroom.zip"));
    expect([...files.keys()].sort()).toEqual(
      ["README.md", "template/.github/workflows/classroom.yml", `template/${lesson}.ipynb`].sort(),
    );
    const notebook = files.get(`template/${lesson}.ipynb`)!.content.toString();
    expect(notebook).toBe(readFileSync(path.join(course, "exercises/en", `${lesson}.ipynb`), "utf8"));
    expect(files.get("README.md")!.content.toString()).toMatch(/feedback, not marks/);
  });

  test("checks out the student's work and the course, and hands its result to the reporter", () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.map((step) => step.with)).toEqual([
      { path: "work" },
      { path: "course", repository: "university/svertka", ref: "autumn" },
    ]);
    const reporter = steps.at(-1)!;
    expect(reporter.uses).toBe("classroom-resources/autograding-grading-reporter@v1");
    const runners = reporter.with!.runners!.split(",");
    expect(Object.keys(reporter.env!)).toEqual(runners.map((runner) => `${runner.toUpperCase()}_RESULTS`));
    expect(reporter.env!.SVERTKA_RESULTS).toContain(`steps.${steps.find(({ id }) => id)!.id}.outputs.result`);
  });

  const points = { perfect: total, half: 4, empty: 0 };

  test.each(Object.entries(points))(
    "its command gives %s %d points",
    async (name, score) => {
      rmSync(at("runner/work"), { recursive: true, force: true });
      mkdirSync(at("runner/work"));
      writeFileSync(at("runner/work", `${lesson}.ipynb`), JSON.stringify(students[name]![0]));
      const output = at("runner", `${name}.txt`);
      const env = { ...process.env, GITHUB_OUTPUT: output };
      await run("bash", ["-e", "-c", steps.find(({ id }) => id === "svertka")!.run!], {
        cwd: at("runner"),
        env,
      });
      const [, encoded] = /^result=([A-Za-z0-9+/]+=*)\n$/.exec(readFileSync(output, "utf8"))!;
      const result = JSON.parse(Buffer.from(encoded!, "base64").toString()) as { tests: { score: number }[] };
      expect(result).toMatchObject({
        version: 1,
        max_score: total,
        status: score === total ? "pass" : "fail",
      });
      expect(result.tests.reduce((all, test) => all + test.score, 0)).toBeCloseTo(score, 9);
    },
    120_000,
  );
});

test.each([
  [["--for", "github"], /needs --repository OWNER\/NAME, where this course lies on GitHub\n$/],
  [["--for", "github", "--repository", "a b/c"], /needs --repository OWNER\/NAME.*, not a b\/c\n$/],
  [["--repository", "a/b"], /--repository is for --for github only\n$/],
  [["02", "--for", "gradescope"], /an assignment of one lesson, and these are 2: name one\n$/],
])("release %j is refused in one line", (options, stderr) => {
  const out = at("refused.zip");
  const command = [svertka, "release", "01", "--course", course, "--out", out, ...options];
  const result = spawnSync(process.execPath, command, { encoding: "utf8" });
  expect(result).toMatchObject({ status: 1, stdout: "", stderr: expect.stringMatching(stderr) });
  expect(existsSync(out)).toBe(false);
});
