import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { jupyterEnvironment, notebookFolder, remove, temporaryFolder } from "./jupyter";
import { runNotebook, writeNotebook } from "./notebook-run";

const environment = temporaryFolder();
const env = jupyterEnvironment(environment);
const folder = notebookFolder("en");

afterAll(() => {
  remove(environment);
  remove(join(folder, ".."));
});

describe("nbclient", { timeout: 90_000 }, () => {
  it("reports the cell in the middle that fails, with message and line", async () => {
    const [file, out] = [join(folder, "fails.ipynb"), join(environment, "fails.ipynb")];
    writeNotebook(file, ['console.log("one")', 'const two = 2;\nthrow new Error("kernel 5, input 3");', "3"]);
    const run = await runNotebook(file, out, env);
    expect(run).toMatchObject({
      ok: false,
      error: { kind: "CellExecutionError", ename: "Error", evalue: "kernel 5, input 3", cell: 1 },
    });
    expect(run.error!.message).toContain('>   2 | throw new Error("kernel 5, input 3");');
    expect(run.error!.message).toContain("at cell [2], line 2");
    expect(run.outputs.map((outputs) => outputs.map(({ output_type }) => output_type))).toEqual([
      ["stream"],
      ["error"],
      [],
    ]);
  });

  it("runs a notebook whose parts hang together", async () => {
    const [file, out] = [join(folder, "runs.ipynb"), join(environment, "runs.ipynb")];
    writeNotebook(file, [rendered, "shown"]);
    const run = await runNotebook(file, out, env);
    expect(run).toMatchObject({ ok: true, error: null });
    expect(run.outputs[1]).toMatchObject([
      { output_type: "execute_result", data: { "text/plain": "plain", "text/html": "<b>rich</b>" } },
    ]);
  });

  it("runs it on a stock tslab kernel too, only plainer", async () => {
    const [file, out] = [join(folder, "stock.ipynb"), join(environment, "stock.ipynb")];
    writeNotebook(file, [rendered, "shown", display]);
    const run = await runNotebook(file, out, env, { kernel: "stock" });
    expect(run).toMatchObject({ ok: true, error: null });
    expect(run.outputs[1]).toMatchObject([{ output_type: "stream", name: "stdout", text: "plain\n" }]);
    expect(run.outputs[2]).toMatchObject([
      { output_type: "display_data", data: { "text/html": "<b>rich</b>" } },
    ]);
  });
});

const rendered = `import { language } from "svertka";
import { Rendered } from "svertka/dist/notebook/rendered";
const shown = new Rendered({ "text/plain": "plain", "text/html": "<b>rich</b>" });`;

const display = `import { display } from "svertka/dist/notebook/front-end";
display({ "text/plain": "plain", "text/html": "<b>rich</b>" });`;
