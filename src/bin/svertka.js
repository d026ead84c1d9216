#!/usr/bin/env node
// The command line is compiled; this file says what to do when it is not there yet.
const { existsSync } = require("node:fs");
const { join } = require("node:path");

const main = join(__dirname, "..", "dist", "cli", "main.js");
if (existsSync(main)) require(main);
else {
  console.error("svertka is not compiled yet. In the project's folder, run: npm start (or npm run build)");
  process.exitCode = 1;
}
