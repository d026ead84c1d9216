// A whole course of one lesson, in a folder of its own for each test.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { exercisesFrom } from "./case-file";

const sources = {
  "course.md": `---
title: { en: The course, ru: Курс }
---
::: lessons
:::
`,
  "01-small/lesson.md": `---
lesson: 01-small
title: { en: Small, ru: Малый }
minutes: 5
question: { en: How small?, ru: Насколько малый? }
---
::: en
## One

Some text: “quoted” \\ and <b>bold</b>.
:::
::: ru
## Один

Немного текста.
:::

\`\`\`ts
import { macs } from "svertka";
macs;
\`\`\`
`,
  "01-small/exercises.md": `---
lesson: 01-small
title: { en: Tasks, ru: Задания }
---
\`\`\`ts
import { check, task } from "svertka";
\`\`\`
::: exercise 01-one
:::
`,
  "01-small/solutions.ts": `// exercise: 01-one
export function one(): number {
  // BEGIN SOLUTION
  return 1;
  // END SOLUTION
}
`,
  "01-small/checks.ts": "export default [];\n",
};

/** What the lesson's checks.ts would export. */
export const exercisesOf = exercisesFrom("01-one 2.5");

/** The folder of a fresh course, gone after the test. */
export function smallCourse(): string {
  const course = mkdtempSync(path.join(tmpdir(), "svertka course "));
  onTestFinished(() => rmSync(course, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(sources)) {
    const file = path.join(course, "lessons", name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return course;
}
