import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { labelled } from "./agreement";

const command = path.join(__dirname, "../../../src/bin/svertka.js");
const folder = mkdtempSync(path.join(tmpdir(), "svertka-assess-"));
afterAll(() => rmSync(folder, { recursive: true }));

function assess(args: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, "assess", ...args], {
    input,
    encoding: "utf8",
  });
  const verdicts = stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
  return { status, stdout, stderr, verdicts };
}

function written(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe("svertka assess", () => {
  test("writes a verdict a line, in order", () => {
    const answers = labelled("sample").slice(0, 20);
    const file = written("answers.jsonl", answers.map((one) => JSON.stringify(one)).join("\n"));
    const { status, stderr, verdicts } = assess([file]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(verdicts.map(({ id }) => id)).toEqual(answers.map(({ id }) => id));
    expect(Object.keys(verdicts[0])).toEqual(
      "id question lang score passed concepts spans feedback review reasons".split(" "),
    );
  });

  test("reads standard input, finds the language, and hints in both", () => {
    const line = JSON.stringify({ id: "a", question: "q1", answer: "Операций становится меньше." });
    for (const args of [[], ["-"]]) {
      const [verdict] = assess(args, `\ufeff${line}\r\n\r\n`).verdicts;
      expect(verdict).toMatchObject({ id: "a", lang: "ru", score: 0.25, concepts: { fewer: true } });
      expect(verdict.feedback[0]).toEqual({
        concept: "split",
        verdict: false,
        en: expect.stringContaining("ordinary convolution"),
        ru: expect.stringContaining("обычная свёртка"),
      });
    }
  });

  test("names lines that cannot be read by their number, and goes on", () => {
    const lines = [
      "not json",
      '{"id": "b", "question": "q9", "answer": "x"}',
      '{"id": "c", "question": "q1"}',
      "[1]",
      '{"question": "q1", "answer": "x"}',
      '{"id": "f", "question": "q1", "lang": "de", "answer": "x"}',
      '{"id": "g", "question": "q3", "answer": "Карта увеличивается."}',
    ];
    const { status, stderr, verdicts } = assess([], lines.join("\n"));
    expect(status).toBe(1);
    expect(verdicts).toMatchObject([{ id: "g", score: 0.25 }]);
    expect(stderr.trim().split("\n")).toEqual([
      'line 1: not JSON; a line is {"id": …, "question": …, "answer": …}',
      'line 2: b: there is no question "q9"; there are q1, q2, q3',
      'line 3: c: "answer" is not a text',
      'line 4: not an object; a line is {"id": …, "question": …, "answer": …}',
      'line 5: no "id"',
      'line 6: f: "lang" is "de", not "en" or "ru"',
      "6 of 7 lines could not be graded",
    ]);
  });

  test("an empty file is fine, a missing one is named", () => {
    expect(assess([written("empty.jsonl", "")])).toMatchObject({ status: 0, stdout: "", stderr: "" });
    expect(assess(["nowhere.jsonl"])).toMatchObject({
      status: 1,
      stderr: "svertka: there is no file nowhere.jsonl\n",
    });
  });

  test("grades a question of one's own by its rubric, and names a mistake in it", () => {
    const rubric = `version: 1
questions:
  pool:
    text: { en: What does pooling do?, ru: Что делает пулинг? }
    concepts:
      smaller:
        weight: 1
        title: { en: the size, ru: размер }
        true: [size shrink]
        hint: { en: Compare the sizes., ru: Сравните размеры. }
`;
    const line = '{"id": 1, "answer": "The map gets smaller."}';
    const own = written("own.yaml", rubric);
    expect(assess(["--rubric", own], line).verdicts).toMatchObject([{ id: 1, question: "pool", score: 1 }]);
    const bad = written("bad.yaml", rubric.replace("size shrink", "size shrunken-down"));
    expect(assess(["--rubric", bad], line)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("bad.yaml:9: questions.pool.concepts.smaller.true.0: "),
    });
  });

  test("--help shows a line that goes in and one that comes out", () => {
    const { stdout } = assess(["--help"]);
    expect(stdout).toContain('{"id": "anna-1", "question": "q1", "answer": ');
    expect(stdout).toContain('"spans":[{"concept":"fewer"');
  });
});
