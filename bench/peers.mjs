// @ts-check
// What a bench needs before it begins: the library built, the peers installed in this folder.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

const here = import.meta.dirname;

if (!existsSync(path.join(here, "../src/dist/index.js"))) {
  console.error("the library is not built yet: npm run build");
  process.exit(1);
}
if (!existsSync(path.join(here, "node_modules", "onnxruntime-node"))) {
  console.error("installing the peers …");
  const { npm_execpath: npm } = process.env;
  const [program, args] = npm ? [process.execPath, [npm]] : ["npm", []];
  // Without scripts: the native parts are in the packages.
  const install = [...args, "ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { status } = spawnSync(program, install, { cwd: here, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) process.exit(1);
}
