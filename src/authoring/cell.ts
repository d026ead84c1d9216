// A cell before it becomes JSON, and the ids that keep it the same cell from build to build.
import type { Text } from "../language/text";

/** `setup`: the first code cell, when it begins with an import; a student may write their name there. */
export type CellKind = "prose" | "code" | "setup" | "task" | "answer" | "check" | "progress";

export interface Cell {
  /** 1 to 64 letters, digits, `-` and `_`, unique in its notebook: what nbformat asks for. */
  readonly id: string;
  readonly kind: CellKind;
  readonly source: Text;
  /** What an answer's cell holds in the instructor's notebook. */
  readonly solution?: string;
  /** The exercise that a task, answer or check cell belongs to. */
  readonly exercise?: string;
  /** What a check cell is worth. */
  readonly points?: number;
}

/**
 * Ids made of the section's English heading, the kind and the place among its kind in that section:
 * `the-flip-code-2`. An edit in one section leaves the ids of all others alone.
 */
export class CellIds {
  readonly #used = new Set<string>();
  readonly #sections = new Set<string>();
  #section = "top";

  /** Starts the section of `heading`. */
  enter(heading: string): void {
    const slug = heading
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .slice(0, 40)
      .replace(/^-+|-+$/g, "");
    let section = slug || "section";
    for (let twin = 2; this.#sections.has(section); twin++) section = `${slug || "section"}-${twin}`;
    this.#sections.add(section);
    this.#section = section;
  }

  /** The id of the next cell of this kind in the current section. */
  next(kind: CellKind): string {
    let place = 1;
    while (this.#used.has(`${this.#section}-${kind}-${place}`)) place++;
    return this.taken(`${this.#section}-${kind}-${place}`);
  }

  /** Marks an id that is given from elsewhere. */
  taken(id: string): string {
    this.#used.add(id);
    return id;
  }
}
