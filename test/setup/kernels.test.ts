import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { compileKernels } from "../../src/setup/kernels.mjs";
import { courseFolder, placesIn } from "../../src/setup/places.mjs";
import { temporary } from "./temporary";

test("the kernels in place are those that their source makes", { timeout: 60_000 }, async () => {
  const places = placesIn(courseFolder);
  const made = path.join(temporary(), "kernels.ts");
  await compileKernels({ ...places, kernelModule: made });
  expect(readFileSync(made, "utf8")).toBe(readFileSync(places.kernelModule, "utf8"));
});

test("a kernel with a mistake stops the set-up with the compiler's words", { timeout: 60_000 }, async () => {
  const places = placesIn(courseFolder);
  const source = path.join(temporary(), "wasm");
  mkdirSync(source);
  for (const name of readdirSync(places.kernelSource)) {
    copyFileSync(path.join(places.kernelSource, name), path.join(source, name));
  }
  writeFileSync(path.join(source, "weights.ts"), "export function packWeights(): i32 { return nowhere; }\n");
  const failed = compileKernels({
    ...places,
    kernelSource: source,
    kernelModule: path.join(source, "out.ts"),
  });
  await expect(failed).rejects.toMatchObject({
    details: expect.stringContaining("Cannot find name 'nowhere'"),
  });
});
