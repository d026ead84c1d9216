// `node bench/mangled.mjs [count] [seed]`: the mangled notebooks of test/grading, two thousand of them, with other seeds.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const [count = "2000", seed = "1000"] = process.argv.slice(2);
const course = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { status } = spawnSync("npx", ["vitest", "run", "test/grading/mangled.test.ts"], {
  cwd: course,
  stdio: "inherit",
  env: { ...process.env, SVERTKA_MANGLED: count, SVERTKA_SEED: seed },
});
process.exitCode = status ?? 1;
