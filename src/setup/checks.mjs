// @ts-check
// `npm test`: the same set-up as for a reader and what tests need on top, then types, lint and format, dead code, and
// the tests. All of them run even if one fails. What stands after `--` goes to vitest.
import { rmSync } from "node:fs";
import path from "node:path";
import { courseFolder } from "./places.mjs";
import { run } from "./run.mjs";
import { setUp } from "./setup.mjs";
import { packages, testSteps } from "./steps.mjs";
import { missingParts } from "./system.mjs";
import { runMain, said } from "./words.mjs";

/** @typedef {import("./words.mjs").Text} Text */
/** @typedef {{ name: Text, commands: string[][] }} Check */

const tsc = ["node_modules/typescript/bin/tsc"];

/** Programs are named by their files, so that no shell and no other version on the PATH comes between. */
/** @type {Check[]} */
const checks = [
  {
    name: { en: "types", ru: "типы" },
    commands: [
      [...tsc, "-b", "lessons"],
      [...tsc, "-p", "src/setup"],
      [...tsc, "-p", "src/lab"],
      [...tsc, "-p", "test"],
    ],
  },
  {
    name: {
      en: "lint and format (npm run format mends most)",
      ru: "стиль и формат (почти всё исправит npm run format)",
    },
    commands: [["node_modules/@biomejs/biome/bin/biome", "ci", "--colors=off", "."]],
  },
  { name: { en: "dead code", ru: "мёртвый код" }, commands: [["node_modules/knip/bin/knip.js"]] },
  {
    name: { en: "documentation", ru: "документация" },
    commands: [["node_modules/typedoc/bin/typedoc", "--emit", "none"]],
  },
];

/** @param {string[]} args */
export function test(args) {
  return runMain(async () => {
    if (!tellMissing() && process.env.CI === "true") return 1;
    /** @type {Text[]} */
    const failures = [];
    await setUp(courseFolder, testSteps, (step, error) => {
      // Without its packages nothing else can run.
      if (step === packages || step.id.startsWith("python")) throw error;
      console.error(`${error.details}\n✗ ${said(error.text)}`);
      failures.push(step.name);
    });
    const results = await Promise.all(checks.map(passes));
    failures.push(...checks.filter((_, index) => !results[index]).map(({ name }) => name));
    if (!(await vitest(args))) failures.push({ en: "tests", ru: "тесты" });
    for (const failure of failures) console.error(`✗ ${said(failure)}`);
    if (failures.length === 0)
      console.log(said({ en: "✓ all checks passed", ru: "✓ все проверки пройдены" }));
    return failures.length === 0 ? 0 : 1;
  });
}

/** Says which tests are left out for want of a system part. True if none is. */
function tellMissing() {
  const missing = missingParts();
  for (const { package: name, leftOut } of missing) {
    console.error(
      said({
        en: `! ${name} is missing or does not work: ${leftOut.en} are left out. To have them: sudo apt-get install ${name}`,
        ru: `! ${name} нет или не работает: ${leftOut.ru} пропускаются. Чтобы они шли: sudo apt-get install ${name}`,
      }),
    );
  }
  return missing.length === 0;
}

/** @param {Check} check */
async function passes({ name, commands }) {
  const start = performance.now();
  for (const command of commands) {
    const { code, output } = await run(process.execPath, command, { cwd: courseFolder });
    if (code === 0) continue;
    console.error(`${output.trim()}\n✗ ${said(name)}`);
    return false;
  }
  console.log(`✓ ${said(name)} · ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return true;
}

async function vitest(/** @type {string[]} */ args) {
  const report = path.join(courseFolder, ".svertka", "test-report.json");
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const command = ["node_modules/vitest/vitest.mjs", "run", ...reporters, ...args];
  const { code } = await run(process.execPath, command, { cwd: courseFolder, show: true });
  return code === 0;
}
