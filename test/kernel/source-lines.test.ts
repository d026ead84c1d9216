import { createConverter } from "tslab/dist/converter";
import { afterAll, describe, expect, it } from "vitest";
import { sourceLines } from "../../src/kernel/source-lines";

const converter = createConverter();
afterAll(() => converter.close());

// Each call of `mark` stands on the line that it names; what the compiler does in between is the case.
const cells: Record<string, string> = {
  "plain statements": "mark(1);\nmark(2);\n\n\nmark(5);",
  "types and comments vanish":
    "interface A {\n  x: number;\n}\n// one\ntype B = A;\n/* two\n */\nmark(8);\nlet b: B;\nmark(10);",
  "imports of values and of types":
    'import { join } from "path";\nimport type { Stats } from "fs";\nimport { Dirent } from "fs";\nmark(4);\nlet s: Stats, d: Dirent;\njoin("a", String(mark(6)));',
  "functions and classes, exported in between":
    "function f() {\n  return mark(2);\n}\nclass C {\n  x = mark(5);\n  constructor(private y: number) {\n    mark(7);\n  }\n}\nconst g = () =>\n  mark(11);\nmark(12);",
  "a chain over several lines": "[1, 2]\n  .map(() => mark(2))\n  .filter(\n    (x) =>\n      mark(5),\n  );",
  "names of an earlier cell": "earlier = mark(1);\nearlier +\n  mark(3);",
  "an enum and a namespace":
    "enum E {\n  A = mark(2),\n}\nnamespace N {\n  export const x = mark(5);\n}\nmark(7);",
  "a last value that is an object": "mark(1);\n({\n  a: mark(3),\n  b: [\n    mark(5),\n  ],\n});",
  "top-level await":
    "const a = await mark(1);\nfor await (const x of [mark(2)]) {\n  mark(3);\n}\nawait mark(5);",
};

describe("the line of a cell behind a line of its JavaScript", () => {
  it.each(Object.entries(cells))("%s", (_, source) => {
    const declarations = "declare function mark(line: number): number;\ndeclare let earlier: number;";
    const { output, diagnostics } = converter.convert(declarations, source);
    expect(diagnostics).toEqual([]);
    const find = sourceLines(source, output!);
    const lines = output!.split("\n");
    const marks = lines.flatMap((text, index) =>
      [...text.matchAll(/mark\)?\((\d+)\)/g)].map((mark) => [
        Number(mark[1]),
        find(index + 1, mark.index! + 1),
      ]),
    );
    expect(marks).toHaveLength(source.match(/mark\(/g)!.length);
    expect(marks).toEqual(marks.map(([line]) => [line, line]));
  });

  it("has none for what tslab puts around the cell", () => {
    const { output } = converter.convert("", "const a = 1;");
    expect(sourceLines("const a = 1;", output!)(output!.split("\n").length + 1, 1)).toBeUndefined();
  });
});
