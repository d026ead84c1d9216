// What a student has reached, kept from session to session in a small file of the student's own. It is a memory aid, no
// record: anybody can edit it, and grading never reads it.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Text } from "../language/text";

/** The best points so far, by exercise id. */
export type Reached = { readonly [id: string]: number };

/** What is kept, and what is to be said about it if something is wrong. */
export interface Kept {
  readonly reached: Reached;
  readonly problem?: Text;
}

/**
 * Where progress is kept: `SVERTKA_PROGRESS`, else the nearest `.svertka` at or above `folder`, else one in it. JupyterLab
 * starts a kernel in its notebook's folder.
 */
export function progressFolder(folder = process.cwd()): string {
  if (process.env.SVERTKA_PROGRESS) return process.env.SVERTKA_PROGRESS;
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, ".svertka"))) return path.join(at, ".svertka");
    if (path.dirname(at) === at) return path.join(folder, ".svertka");
  }
}

/** The file of `student` in `folder`. A name that is no plain file name is told apart by its hash. */
export function progressFile(student: string, folder = progressFolder()): string {
  // Not at the top: loading it takes milliseconds, and who only imports the library keeps no progress.
  const { createHash } = require("node:crypto") as typeof import("node:crypto");
  const plain = student.replace(/[^\p{L}\p{N}_-]+/gu, "-").slice(0, 40);
  const hash = createHash("sha256").update(student).digest("hex").slice(0, 8);
  return path.join(folder, `progress-${plain === student ? plain : `${plain}-${hash}`}.json`);
}

/** What `file` holds; nothing, and the reason, when it cannot be read. */
export function readProgress(file: string): Kept {
  if (!existsSync(file)) return { reached: {} };
  try {
    return { reached: reachedIn(JSON.parse(readFileSync(file, "utf8"))) };
  } catch (error) {
    const reason = (error as Error).message;
    return {
      reached: {},
      problem: {
        en: `${file} cannot be read, so earlier points are not shown: ${reason}`,
        ru: `${file} не читается, поэтому прежние баллы не показаны: ${reason}`,
      },
    };
  }
}

/**
 * Keeps `more` where it is better than what `file` holds. The file is replaced in one step, so that two notebooks open at
 * once cannot leave half of it; a broken one is kept aside. Returns the problem when it cannot be written.
 */
export function keepProgress(file: string, more: Reached): Text | undefined {
  const { reached, problem } = readProgress(file);
  const better = Object.entries(more).filter(([id, points]) => points > (reached[id] ?? -1));
  if (better.length === 0) return undefined;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    if (problem) renameSync(file, `${file}.broken`);
    const text = `${JSON.stringify({ points: { ...reached, ...Object.fromEntries(better) } }, null, 1)}\n`;
    const next = `${file}.${process.pid}`;
    writeFileSync(next, text);
    renameSync(next, file);
    return undefined;
  } catch (error) {
    const reason = (error as Error).message;
    return {
      en: `points are kept for this session only: ${reason}`,
      ru: `баллы сохранены только до конца работы: ${reason}`,
    };
  }
}

function reachedIn(content: unknown): Reached {
  const points = (content as { points?: unknown } | null)?.points;
  if (typeof points !== "object" || points === null || Array.isArray(points)) {
    throw new SyntaxError('it should be like {"points": {"01-output-size": 2}}');
  }
  const counts = Object.entries(points).filter(([, count]) => Number.isFinite(count) && count >= 0);
  return Object.fromEntries(counts) as Reached;
}
