// A figure is a plain Plotly object whose strings may be in both languages; `localise` picks one when it is shown.
import type { Text } from "../language/text";

/** A string that reads the same in both languages, or one for each. */
export type Label = string | Text;

/** A Plotly figure: `data`, `layout` and, when it plays, `frames`. Theme colours are left to whoever draws it. */
export interface Figure {
  readonly data: readonly Trace[];
  readonly layout: { readonly [key: string]: unknown };
  readonly frames?: readonly Frame[];
}

/** One of Plotly's traces, with texts in both languages. */
export type Trace = { readonly [key: string]: unknown };

/** One state of a playing figure: new contents for the traces at the places `traces`. */
export interface Frame {
  readonly name: string;
  readonly data: readonly Trace[];
  readonly traces: readonly number[];
  readonly layout?: { readonly [key: string]: unknown };
}

/** Both languages at once: `both("size", "размер")`. */
export function both(en: string, ru: string): Text {
  return { en, ru };
}
