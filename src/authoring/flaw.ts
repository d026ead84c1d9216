// A mistake an author made: where it is, what it is and how to mend it. Flaws are collected, so that one run shows all.

export interface Flaw {
  /** Path from the course folder, with `/`. */
  readonly file: string;
  /** The first line of a file is 1. */
  readonly line: number;
  /** What is wrong, and how to mend it. */
  readonly message: string;
}

/** Notes a flaw of one file. `line` counts from 1. */
export type Complain = (line: number, message: string) => void;

/** `file:line: what, and how to mend it`. */
export function flawText({ file, line, message }: Flaw): string {
  return `${file}:${line}: ${message}`;
}

/** The notebook of one file that fills `flaws`. */
export function complainOf(flaws: Flaw[], file: string): Complain {
  return (line, message) => {
    flaws.push({ file, line, message });
  };
}
