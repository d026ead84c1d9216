// @ts-check
// npm test
import { refuseOldNode } from "./node-version.mjs";

refuseOldNode();
import("./checks.mjs").then(({ test }) => test(process.argv.slice(2)));
