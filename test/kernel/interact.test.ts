// interact in kernels that no page listens to: nbclient on ours, as nbconvert has it, and tslab's own.
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Client } from "./client";
import { jupyterEnvironment, notebookFolder, remove, temporaryFolder } from "./jupyter";
import { runNotebook, writeNotebook } from "./notebook-run";

const environment = temporaryFolder();
const env = jupyterEnvironment(environment);
const folder = notebookFolder("ru");

afterAll(() => {
  remove(environment);
  remove(join(folder, ".."));
});

const figure = `({ data: [{ y: [kernel] }], layout: { title: { text: ["K =", kernel, mode].join(" ") } } })`;
const cells = [
  'import { both, interact } from "svertka";',
  `interact({ kernel: [1, 7], mode: ["valid", "same"], flip: false }, ({ kernel, mode }) => ${figure}, {
    start: { kernel: 3 }, names: { kernel: both("kernel", "ядро") } });`,
];

describe("interact without a page", { timeout: 90_000 }, () => {
  it.each(["tslab", "stock"])(
    "is a figure with a slider on the kernel %s, and says so in its text",
    async (kernel) => {
      const [file, out] = [join(folder, `${kernel}.ipynb`), join(environment, `${kernel}.ipynb`)];
      writeNotebook(file, cells);
      const run = await runNotebook(file, out, env, { kernel });
      expect(run).toMatchObject({ ok: true, error: null });
      expect(run.outputs[1]).toHaveLength(1);
      const { data } = run.outputs[1]![0];
      expect(data["text/plain"]).toBe(
        "[рисунок] K = 3 valid (ползунок: ядро = 1 … 7, mode = valid … same, flip = нет … да)",
      );
      const { layout } = data["application/vnd.plotly.v1+json"];
      expect(layout.sliders[0].steps).toHaveLength(28);
      expect(layout.sliders[0].steps[27].label).toBe("ядро = 7, mode = same, flip = да");
    },
  );
});

describe("interact's types, read by tslab's own compiler", { timeout: 60_000 }, () => {
  const client = new Client(env);
  beforeAll(async () => {
    await client.start(folder);
    await client.execute(cells[0]!);
  }, 60_000);
  afterAll(() => client.end());

  const typed = (body: string, options = "") =>
    client.execute(
      `interact({ kernel: [1, 7], sigma: [0, 1, 0.1], mode: ["valid", "same"], flip: false }, (p) => {
        ${body}
        return { data: [], layout: {} };
      }${options});`,
    );

  it("know a slider's number, a choice's words and a tick's boolean", async () => {
    const good = await typed(`const numbers: number = p.kernel + p.sigma;
      const mode: "valid" | "same" = p.mode;
      const flip: boolean = p.flip;`);
    expect(good.reply.status).toBe("ok");
  });

  it.each([
    ["a word that is not there", 'p.mode === "full";', ""],
    ["a control that is not there", "p.stride;", ""],
    ["a start that is no number", "", ', { start: { kernel: "3" } }'],
    ["a name for what is not there", "", ', { names: { stride: "S" } }'],
  ])("refuse %s", async (_, body, options) => {
    expect((await typed(body, options)).reply).toMatchObject({ status: "error", ename: "TypeScriptError" });
  });
});
