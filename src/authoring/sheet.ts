// One Markdown source, read: its front matter, its blocks, and where to complain about it.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Language } from "../language/text";
import { type Block, blocksOf } from "./blocks";
import type { Container } from "./containers";
import { type Complain, complainOf, type Flaw } from "./flaw";
import { cutFrontMatter, type FrontMatter, type Keys, readFrontMatter } from "./front-matter";
import { anchorsOf } from "./links";
import type { Anchors } from "./targets";

export interface Sheet<K extends Keys> {
  /** From the course folder. */
  readonly file: string;
  /** Undefined when it is not well formed. */
  readonly front: FrontMatter<K> | undefined;
  readonly blocks: readonly Block[];
  /** The headings that a link may lead to. */
  readonly anchors: Anchors;
  readonly complain: Complain;
}

/** The sheet at `file`, or undefined when there is no such file. */
export function readSheet<K extends Keys>(
  course: string,
  file: string,
  keys: K,
  allowed: readonly Container[],
  flaws: Flaw[],
): Sheet<K> | undefined {
  const source = readSource(course, file);
  if (source === undefined) return undefined;
  const complain = complainOf(flaws, file);
  const { yaml, body } = cutFrontMatter(source);
  const front = readFrontMatter(yaml, keys, complain);
  const blocks = blocksOf(body, allowed, complain);
  const prose = blocks.filter((block): block is Block & { kind: "prose" } => block.kind === "prose");
  const anchors = (language: Language) =>
    new Set(prose.flatMap((block) => anchorsOf(block[language].tokens)));
  return { file, front, blocks, anchors: { en: anchors("en"), ru: anchors("ru") }, complain };
}

/** The text of a source, or undefined when there is no such file; a Windows checkout's line ends are evened out. */
export function readSource(course: string, file: string): string | undefined {
  const full = path.join(course, file);
  return existsSync(full)
    ? readFileSync(full, "utf8")
        .replace(/^\uFEFF/, "")
        .replaceAll("\r\n", "\n")
    : undefined;
}
