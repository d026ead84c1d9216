// The library's page: its examples are run and give what they say, and every function of the library is in one.
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import * as library from "../src/index";

const page = readFileSync(path.join(__dirname, "../src/README.md"), "utf8");
const examples = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!.trim());
const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as FunctionConstructor;

/** Runs an example; a line `expression; // value` must have that value. */
async function run(code: string): Promise<void> {
  const lines = code.split("\n").map((line) => {
    const names = line.match(/^import (\{.*\}) from "svertka";$/)?.[1];
    if (names) return `const ${names} = library;`;
    const [, expression, value] = line.match(/^(?!const )(.+); \/\/ (.+)$/) ?? [];
    return expression ? `compare(${expression}, ${value});` : line;
  });
  const compare = (got: unknown, expected: unknown) => expect(rounded(got)).toEqual(expected);
  await new AsyncFunction("library", "compare", lines.join("\n"))(library, compare);
}

function rounded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rounded);
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;
}

test.each(examples.map((code) => [code.split("\n")[0]!, code]))("the example with %s", async (_, code) => {
  expect(code.split("\n").length).toBeLessThanOrEqual(6);
  await run(code);
});

/** Names that `src/index.ts` takes from these rooms: a lesson shows what they do. */
const shownElsewhere = ["assess", "figures", "language", "notebook", "samples", "vision"];

test("every function of the library stands in an example", () => {
  const index = readFileSync(path.join(__dirname, "../src/index.ts"), "utf8");
  const elsewhere = [...index.matchAll(/export (?:type )?\{([^}]*)\} from "\.\/(\w+)\//g)]
    .filter(([, , room]) => shownElsewhere.includes(room!))
    .flatMap(([, names]) => names!.split(",").map((name) => name.trim()));
  const here = Object.keys(library).filter((name) => !elsewhere.includes(name));
  const imported = new Set(
    examples.flatMap(
      (code) =>
        code
          .match(/import \{(.*)\}/)?.[1]
          ?.split(",")
          .map((name) => name.trim()) ?? [],
    ),
  );
  expect(here.filter((name) => !imported.has(name))).toEqual([]);
});
