// YAML front matter: cut off before markdown-it sees it (which would read a rule and a heading), then checked key by key.
import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import { isText, type Text } from "../language/text";
import type { Complain } from "./flaw";

/** What a key must hold. */
type Kind = "text" | "string" | "minutes";

interface Values {
  text: Text;
  string: string;
  minutes: number;
}

const wanted: { readonly [kind in Kind]: { readonly shape: string; holds(value: unknown): boolean } } = {
  text: {
    shape: "a text in both languages, { en: …, ru: … }",
    holds: (value) => isText(value) && value.en.trim() !== "" && value.ru.trim() !== "",
  },
  string: { shape: "a word", holds: (value) => typeof value === "string" },
  minutes: {
    shape: "a whole number above 0",
    holds: (value) => Number.isInteger(value) && (value as number) > 0,
  },
};

/** The keys of the front matter of each source file. */
export const lessonKeys = { lesson: "string", title: "text", minutes: "minutes", question: "text" } as const;
export const exercisesKeys = { lesson: "string", title: "text" } as const;
export const courseKeys = { title: "text" } as const;

export type Keys = { readonly [key: string]: Kind };
export type FrontMatter<K extends Keys> = { readonly [key in keyof K]: Values[K[key]] };

export interface Cut {
  /** The YAML text; undefined when the source has no front matter, or one that nothing ends. */
  readonly yaml: string | undefined;
  /** The source with its front matter blanked, so that every line keeps its number. */
  readonly body: string;
}

/** Parts front matter and Markdown. */
export function cutFrontMatter(source: string): Cut {
  const lines = source.split("\n");
  const end =
    lines[0]?.trimEnd() === "---" ? lines.findIndex((line, at) => at > 0 && line.trimEnd() === "---") : -1;
  if (end < 0) return { yaml: undefined, body: lines[0]?.trimEnd() === "---" ? "" : source };
  return {
    yaml: lines.slice(1, end).join("\n"),
    body: "\n".repeat(end + 1) + lines.slice(end + 1).join("\n"),
  };
}

/** The values of `keys` in the YAML of a front matter, or undefined after complaining about every one that is wrong. */
export function readFrontMatter<K extends Keys>(
  yaml: string | undefined,
  keys: K,
  complain: Complain,
): FrontMatter<K> | undefined {
  const list = Object.keys(keys).join(", ");
  if (yaml === undefined) {
    complain(1, `no front matter; begin the file with a line ---, the keys ${list}, and another line ---`);
    return undefined;
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter });
  const lineAt = (offset: number) => lineCounter.linePos(offset).line + 1;
  const [error] = document.errors;
  if (error) {
    const reason = error.message.split("\n")[0]!.replace(/ at line \d+, column \d+:?$/, "");
    complain(
      lineAt(error.pos[0]),
      `the front matter is not YAML: ${reason}; mend it (a text with ":" or "#" stands in quotes)`,
    );
    return undefined;
  }
  if (!isMap(document.contents)) {
    complain(2, `the front matter has no keys; it needs ${list}`);
    return undefined;
  }
  let sound = true;
  const fail: Complain = (line, message) => {
    sound = false;
    complain(line, message);
  };
  const values = document.toJS() as { [key: string]: unknown };
  for (const { key } of document.contents.items) {
    const line = isScalar(key) && key.range ? lineAt(key.range[0]) : 2;
    const name = String(key);
    const kind = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (kind === undefined) fail(line, `the front matter has an unknown key "${name}"; it may have ${list}`);
    else if (!wanted[kind].holds(values[name])) {
      fail(line, `"${name}" is ${JSON.stringify(values[name])}; give it ${wanted[kind].shape}`);
    }
  }
  for (const name of Object.keys(keys)) {
    if (!Object.hasOwn(values, name))
      fail(1, `the front matter has no "${name}"; add it: ${wanted[keys[name]!].shape}`);
  }
  return sound ? (values as FrontMatter<K>) : undefined;
}
