// What `require("svertka")` loads: a notebook waits for it, so whatever is large is loaded when it is first needed.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";

const program = `
  const before = new Set(process.moduleLoadList);
  require(${JSON.stringify(path.join(__dirname, "../src/dist/index.js"))});
  const packages = Object.keys(require.cache).map((file) => file.match(/.*node_modules\\/((?:@[^/]+\\/)?[^/]+)/)?.[1]);
  const builtin = process.moduleLoadList.filter((name) => !before.has(name));
  console.log(JSON.stringify({ packages: [...new Set(packages.filter(Boolean))].sort(), builtin }));`;

test("importing the library loads no package but ndarray, and none of Node's heavy parts", () => {
  const { stdout } = spawnSync(process.execPath, ["-e", program], { encoding: "utf8" });
  const { packages, builtin } = JSON.parse(stdout) as { packages: string[]; builtin: string[] };
  expect(packages).toEqual(["iota-array", "is-buffer", "ndarray"]);
  const heavy = ["crypto", "worker_threads", "http", "net", "child_process", "inspector"];
  expect(builtin.filter((name) => heavy.includes(name.replace("NativeModule ", "")))).toEqual([]);
});
