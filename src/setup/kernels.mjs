// @ts-check
// Compiles the WebAssembly kernels and writes them as a module that holds their bytes: it loads alike from CommonJS, ES
// modules and in a browser, where there is no file to read.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { run } from "./run.mjs";
import { SetupError } from "./words.mjs";

/**
 * @param {import("./places.mjs").Places} places
 * @param {string} [log]
 */
export async function compileKernels({ root, assemblyscript, kernelSource, kernelModule }, log) {
  const folder = mkdtempSync(path.join(tmpdir(), "svertka-kernels-"));
  try {
    const wasm = path.join(folder, "kernels.wasm");
    const options = [
      "--runtime",
      "stub",
      "--enable",
      "simd,threads",
      "--importMemory",
      "--sharedMemory",
      "--maximumMemory",
      "65536",
      "-O3",
      "--noAssert",
      "--converge",
    ];
    const args = [assemblyscript, path.join(kernelSource, "index.ts"), "--outFile", wasm, ...options];
    const { code, output } = await run(process.execPath, args, { cwd: root, ...(log ? { log } : {}) });
    if (code !== 0) {
      throw new SetupError(
        { en: "the WebAssembly kernels do not compile", ru: "ядра WebAssembly не компилируются" },
        output.trim(),
      );
    }
    const bytes = readFileSync(wasm).toString("base64");
    const about = "// Made of src/conv/wasm by the set-up: the kernels' bytes in base64.";
    writeFileSync(kernelModule, `${about}\nexport const kernels =\n  "${bytes}";\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
