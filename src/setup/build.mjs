// @ts-check
// npm run build
import { refuseOldNode } from "./node-version.mjs";

refuseOldNode();
import("./notebooks.mjs").then(({ build }) => build(process.argv.slice(2)));
