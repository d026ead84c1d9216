// What a cell's last value may be: something that brings its own pictures. Kernels ask for the bundle by a well-known
// symbol (the convention of Deno's kernel); a kernel that does not know it prints the plain text.
import { inspect } from "node:util";

/** MIME types and their content: strings, or JSON for types that end in `+json`. */
export type Bundle = { readonly [mime: string]: unknown };

/** The method that a kernel looks for on a cell's last value; it returns a `Bundle`. */
export const displayKey: unique symbol = Symbol.for("Jupyter.display") as never;

/** A value that a notebook shows as `bundle`, and a plain console as its `text/plain`. */
export class Rendered {
  readonly #bundle: Bundle;

  constructor(bundle: Bundle & { readonly "text/plain": string }) {
    this.#bundle = bundle;
  }

  /** What a kernel that knows the convention shows. */
  [displayKey](): Bundle {
    return this.#bundle;
  }

  /** What a kernel that does not know it prints. */
  [inspect.custom](): string {
    return String(this.#bundle["text/plain"]);
  }
}
