// @ts-check
// npm start
import { refuseOldNode } from "./node-version.mjs";

refuseOldNode();
import("./course.mjs").then(({ start }) => start(process.argv.slice(2)));
