import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { svertka: fileURLToPath(new URL("src/index.ts", import.meta.url)) } },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 20_000,
    maxWorkers: 2,
    // Notebooks run side by side, a kernel each.
    maxConcurrency: 2,
  },
});
