// What a cell shows instead of an error, so that Run All reaches the end.
import { box, escaped, tone } from "./html";
import { Rendered } from "./rendered";

/** The message of `error`. */
export function complaint(error: unknown): Rendered {
  const text = error instanceof Error ? error.message : String(error);
  return new Rendered({ "text/html": box(tone.bad, escaped(text)), "text/plain": text });
}
