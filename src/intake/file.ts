// A file that was handed in, wherever it lies: in a folder or in an archive. And why some cannot be taken.
import type { Text } from "../language/text";

export interface HandedFile {
  /** Folders and name below the place that was given, in order. */
  readonly parts: readonly string[];
  /** The same as a reader is told it: with the archive's name, where there is one. */
  readonly shown: string;
  /** When it was changed last, as its folder or archive says. */
  readonly changed: Date;
  readonly bytes: number;
  read(): Promise<Buffer>;
}

/** A file that is left out, and why; it costs the others nothing. */
export interface Refusal {
  readonly file: string;
  readonly reason: Text;
}

/** What a place holds. */
export interface Found {
  readonly files: readonly HandedFile[];
  readonly refusals: readonly Refusal[];
  /** What should be known though nothing was refused, such as a guessed encoding. */
  readonly notes: readonly Text[];
}

const hidden = /^\.|^node_modules$|^__MACOSX$/;

/** True for what is never a student's: checkpoints, hidden folders, what macOS adds to archives. */
export function isHidden(part: string): boolean {
  return hidden.test(part);
}

/** Notebooks, archives of them, and the files in which a layout tells who and when. */
export function isWanted(name: string): boolean {
  return /\.(ipynb|zip)$/i.test(name) || isTelling(name);
}

/** Gradescope's list of submissions, nbgrader's time of one. */
function isTelling(name: string): boolean {
  return name === "submission_metadata.yml" || name === "timestamp.txt";
}
