// Every built notebook runs from top to bottom on the real kernel, and, only plainer, on tslab's own: there one language
// is enough, the code is the same.
import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { jupyterEnvironment, remove, temporaryFolder } from "../kernel/jupyter";
import { type NotebookRun, runNotebook } from "../kernel/notebook-run";

const root = path.join(__dirname, "../..");
const notebooks = ["notebooks", "exercises", "solutions"].flatMap((kind) =>
  ["en", "ru"].flatMap((language) =>
    readdirSync(path.join(root, kind, language))
      .filter((name) => name.endsWith(".ipynb"))
      .map((name) => ({ kind, language, name })),
  ),
);

let folder: string;
let environment: NodeJS.ProcessEnv;

beforeAll(() => {
  folder = temporaryFolder();
  const { SVERTKA_LANG: _, SVERTKA_STUDENT: __, ...rest } = jupyterEnvironment(folder);
  environment = rest;
});
afterAll(() => remove(folder));

const textOf = (run: NotebookRun) =>
  run.outputs.flat().map((output) => String(output.data?.["text/plain"] ?? output.text ?? ""));

describe.concurrent.each(notebooks)(
  "$kind/$language/$name",
  { timeout: 120_000 },
  ({ kind, language, name }) => {
    const run = (kernel: string) =>
      runNotebook(
        path.join(root, kind, language, name),
        path.join(folder, `${kernel} ${kind} ${language} ${name}`),
        environment,
        { kernel },
      );

    test("runs on our kernel without an error, in its own language, in a time one waits for", async () => {
      const result = await run("tslab");
      expect(result.error).toBeNull();
      expect(result.seconds).toBeLessThan(45);
      expect(
        result.outputs.flat().filter(({ output_type, name }) => output_type === "error" || name === "stderr"),
      ).toEqual([]);
      expect(JSON.stringify(result.outputs).length).toBeLessThan(1_000_000);
      if (kind === "notebooks" && name !== "00-course.ipynb") {
        const moves = result.outputs.flat().filter(({ data = {} }) => {
          const figure = data["application/vnd.plotly.v1+json"];
          const isLive = "application/vnd.jupyter.widget-view+json" in data;
          return isLive || figure?.frames?.length > 1 || figure?.layout?.sliders?.length > 0;
        });
        expect(moves.length).toBeGreaterThan(0);
      }
      const texts = textOf(result);
      const points = { en: /^\S .+[:?] (\d+) of (\d+) points$/, ru: /^\S .+[.?] Баллы: (\d+) из (\d+)$/ }[
        language as "en" | "ru"
      ];
      const scores = texts.flatMap((text) => text.split("\n")[0]!.match(points)?.slice(1).map(Number) ?? []);
      if (kind === "solutions") {
        expect(scores.length).toBeGreaterThan(0);
        expect(scores.filter((_, index) => index % 2 === 0)).toEqual(
          scores.filter((_, index) => index % 2 === 1),
        );
      }
      if (kind === "exercises") {
        expect(scores.length).toBeGreaterThan(0);
        expect(scores.filter((_, index) => index % 2 === 0).every((score) => score === 0)).toBe(true);
      }
    });

    if (language === "en")
      test("runs on tslab's own kernel", async () => {
        const result = await run("stock");
        expect(result.error).toBeNull();
        const onOurs = (output: { output_type: string }) => output.output_type === "execute_result";
        expect(result.outputs.flat().filter(onOurs)).toEqual([]);
      });
  },
);
