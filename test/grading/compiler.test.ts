// The grader's compiler against tslab's own converter, cell by cell: what students run must be what is graded.
import { createConverter } from "tslab/dist/converter";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Compiler } from "../../src/grading/compiler";

const compiler = new Compiler(60);
let converter: ReturnType<typeof createConverter>;
beforeAll(() => {
  converter = createConverter();
}, 60_000);
afterAll(async () => {
  converter.close();
  await compiler.close();
});

const cells = [
  'import { conv2d, type Tensor } from "svertka";\nimport * as fs from "node:fs";',
  "// nothing but a comment",
  "const kernel = [1, 2, 1];\nlet taps: number;\ntype Row = readonly number[];",
  "taps = kernel.length",
  "function sum(row: Row): number { return row.reduce((a, b) => a + b, 0); }\nsum(kernel);",
  'const wrong: Row = "row";\nkernel.push("four");',
  "class Window { constructor(readonly size = taps) {} }\nenum Edge { Zero, Mirror }",
  "const later = await Promise.resolve(new Window());\nlater.size",
  "const kernel = 5;",
  "let x = kernel + 1; var { a, b: [c] } = { a: Edge.Zero, b: [x] };",
  "export const out = [missing];",
  "const half = (",
  "interface Row2 { row: Row }\nconst read = (file: string): Row2 => ({ row: [fs.readFileSync(file).length] });",
  "[a, c, typeof conv2d, read]",
  "// @ts-ignore\nconst odd: number = 'x';",
  "// @ts-expect-error\nconst even: number = 2;",
  "declare global { interface Array<T> { readonly mine: T } }\nlet own = [1].mine;",
  "const kernel2 = [1];\nkernel2.mine",
  'declare module "svertka" { interface Added { readonly width: 3 } }\nlet added: Added | undefined;',
  'type Side = "right" | "left";\nconst flip = (side: Side) => side === "left" ? "right" : "left";\nlet side = flip("left");',
  'const turned = [flip("right"), side, "left" as const, { side }];',
  'import { planConv as plan, type ConvOptions } from "svertka";\nconst options: ConvOptions = { stride: 2 };\nplan',
  "function deep(n: number): number[][] { return n > 0 ? [[n], ...deep(n - 1)] : []; }\nconst rows = deep(3).map(([first]) => first!);",
  'export default 3;\nimport nothing from "there-is-no-such-package";',
];

test("cells become the same code, declarations and problems as in tslab's kernel", async () => {
  let declarations = "";
  const seen = { problems: 0, awaits: 0 };
  // The second time the compiler has seen the same names, and the same problems in the same places, in another cell.
  for (const source of [...cells, ...cells.map((cell) => `${cell}\n// again`)]) {
    const theirs = converter.convert(declarations, source);
    const ours = await compiler.compile(declarations, source);
    if (theirs.diagnostics.length > 0) {
      seen.problems++;
      for (const { messageText } of theirs.diagnostics.slice(0, 3))
        expect(ours.problem).toContain(messageText);
      continue;
    }
    expect(ours.problem, source).toBeUndefined();
    expect(ours.declarations).toBe(theirs.declOutput);
    expect(ours.code ?? "").toBe(theirs.output);
    if (theirs.hasToplevelAwait) seen.awaits++;
    expect(ours.hasAwait ?? false).toBe(theirs.hasToplevelAwait);
    declarations = theirs.declOutput ?? "";
  }
  expect(seen).toEqual({ problems: 16, awaits: 2 });
}, 120_000);

test("a cell that takes long holds nobody up: another process compiles the others", async () => {
  const endless = `type Count<N extends 0[]> = N["length"] extends 900 ? 0 : Count<[...N, 0]>;
    type Grow<N extends 0[]> = Count<N> extends 0 ? Grow<[...N, 0]> : 1;\nlet never: Grow<[]>;`;
  const two = new Compiler(10, 2);
  try {
    await two.warm();
    const ended: string[] = [];
    const compile = async (name: string, source: string) => {
      const { problem } = await two.compile("", source);
      ended.push(name);
      return problem;
    };
    const [slow, quick] = await Promise.all([compile("slow", endless), compile("quick", "const one = 1;")]);
    expect({ ended, quick }).toEqual({ ended: ["quick", "slow"], quick: undefined });
    expect(slow).toBeDefined();
  } finally {
    await two.close();
  }
}, 60_000);

test("a compiler that is closed compiles nothing more", async () => {
  const none = new Compiler(20);
  await none.close();
  await expect(none.compile("", "1")).rejects.toThrow("the compiler was closed");
});
