// The imports of the set-up cell, for notebooks that have lost it: without them an answer that uses the library cannot compile.
import type { Text } from "../language/text";

/** What only task and check cells need. */
const calls = ["check", "hint", "progress", "student", "task"];
const fromCourse = /import\s*\{([^{}]{0,4000})\}\s*from\s*["']svertka["']/g;

/** The imports that `sources` use, that were handed out, and that are gone; undefined when nothing is missing. */
export function importsToRestore(
  sources: readonly string[],
  handedOut: string,
): { readonly code: string; readonly note: Text } | undefined {
  const all = sources.join("\n");
  const there = namesIn(all);
  const missing = namesIn(handedOut).filter(
    (name) => !calls.includes(name) && !there.includes(name) && new RegExp(`\\b${name}\\b`).test(all),
  );
  if (missing.length === 0) return undefined;
  const names = missing.join(", ");
  return {
    code: `import { ${names} } from "svertka";`,
    note: {
      en: `the set-up cell's import of ${names} is missing, it was run first`,
      ru: `не хватает импорта ${names} из первой ячейки, он выполнен первым`,
    },
  };
}

function namesIn(source: string): string[] {
  return [...source.matchAll(fromCourse)].flatMap(([, names]) =>
    names!
      .split(",")
      .map((name) => name.trim())
      .filter(Boolean),
  );
}
