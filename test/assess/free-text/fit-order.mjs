// Counts which kinds of words follow each other in the course's own prose, for src/assess/free-text/word-order.json.
// Run it after changing kinds.ts: node test/assess/free-text/fit-order.mjs (the library must be built).
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { kindsOf } = require("../../../src/dist/assess/free-text/kinds.js");
const { wordsOf } = require("../../../src/dist/assess/free-text/words.js");

const root = new URL("../../../", import.meta.url);
const files = readdirSync(new URL("lessons/", root), { recursive: true })
  .filter((name) => name.endsWith(".md"))
  .map((name) => `lessons/${name}`);
const counts = new Map();
for (const file of [...files, "README.md"].sort()) {
  const text = readFileSync(new URL(file, root), "utf8")
    .replace(/^---[\s\S]*?\n---/, "")
    .replace(/```[\s\S]*?```|\$\$[\s\S]*?\$\$|<[^>]*>|^:::.*$|^\|.*$|^#.*$/gm, "\n")
    .replace(/\]\([^)]*\)/g, "]")
    .replace(/`[^`]*`|\$[^$]*\$/g, "K")
    .replace(/[*_[\]#>]/g, "");
  for (const paragraph of text.split(/\n\s*\n/)) {
    const kinds = kindsOf(wordsOf(paragraph.replace(/\n/g, " ")));
    for (let at = 1; at < kinds.length; at++) {
      const pair = `${kinds[at - 1]} ${kinds[at]}`;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  }
}
const table = {};
for (const [pair, count] of [...counts].sort()) {
  const [before, after] = pair.split(" ");
  table[before] ??= {};
  table[before][after] = count;
}
const target = new URL("src/assess/free-text/word-order.json", root);
writeFileSync(target, `${JSON.stringify(table)}\n`);
console.log(`${counts.size} pairs of ${Object.keys(table).length} kinds`);
