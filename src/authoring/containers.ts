// The `:::` lines of a source, paired. Whatever is left open, nested or misnamed is the author's to mend.
import { type Language, languages } from "../language/text";
import type { Complain } from "./flaw";
import type { Token } from "./markdown";

/** Containers that a file may have besides `::: en` and `::: ru`. */
export type Container = "exercise" | "lessons";

/** A container: its name as written and the lines of its two `:::`, from 0. */
export interface Stretch {
  readonly name: string;
  readonly opens: number;
  /** `Infinity` when nothing closes it; after a nested block, the line of that one. */
  readonly closes: number;
}

/** The containers in their order. After a complaint the block counts as closed, so that one mistake is told once. */
export function stretchesOf(
  tokens: readonly Token[],
  allowed: readonly Container[],
  complain: Complain,
): Stretch[] {
  const stretches: Stretch[] = [];
  let open: Pick<Stretch, "name" | "opens"> | undefined;
  for (const { type, info, level, map } of tokens) {
    if (type !== "marker") continue;
    const at = map![0];
    const name = info.replace(/\s+/g, " ");
    if (level > 0) {
      complain(at + 1, "`:::` inside a list or a quote; start it at the left edge, after a blank line");
      continue;
    }
    if (name === "") {
      if (open) stretches.push({ ...open, closes: at });
      else complain(at + 1, "`:::` closes nothing; take it away, or open a block before it");
      open = undefined;
      continue;
    }
    if (open) {
      complain(
        at + 1,
        `\`::: ${name}\` inside \`::: ${open.name}\` of line ${open.opens + 1}; close that one with \`:::\` first, blocks do not nest`,
      );
      stretches.push({ ...open, closes: at });
    } else if (!isKnown(name, allowed)) {
      complain(at + 1, `no block is called \`::: ${name}\`; there are ${namesOf(allowed)}`);
    }
    open = { name, opens: at };
  }
  if (open) {
    complain(open.opens + 1, `\`::: ${open.name}\` is not closed; end it with a line \`:::\``);
    stretches.push({ ...open, closes: Number.POSITIVE_INFINITY });
  }
  return stretches;
}

export function isLanguage(name: string): name is Language {
  return (languages as readonly string[]).includes(name);
}

function isKnown(name: string, allowed: readonly Container[]): boolean {
  if (isLanguage(name)) return true;
  const [word, id, ...more] = name.split(" ");
  if (!allowed.includes(word as Container) || more.length > 0) return false;
  return (word === "exercise") === (id !== undefined);
}

function namesOf(allowed: readonly Container[]): string {
  const all = [...languages, ...allowed.map((name) => (name === "exercise" ? "exercise NN-name" : name))];
  return all.map((name) => `\`::: ${name}\``).join(", ");
}
