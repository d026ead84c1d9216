// Which language a notebook speaks to its student.
import type { Language } from "../language/text";
import type { NotebookCell } from "./notebook";

/** From this part of Cyrillic letters on, prose is Russian: terms, names and formulas are in Latin ones there, too. */
const cyrillic = 0.3;

/** The language of the cells that are no code; undefined where they have no letters. */
export function proseLanguage(cells: readonly NotebookCell[]): Language | undefined {
  const prose = cells.filter(({ isCode }) => !isCode).map(({ source }) => source.replace(/<!--.*?-->/gs, ""));
  const count = (letters: RegExp) => prose.reduce((sum, text) => sum + (text.match(letters)?.length ?? 0), 0);
  const [russian, all] = [count(/\p{Script=Cyrillic}/gu), count(/\p{L}/gu)];
  return all === 0 ? undefined : russian / all >= cyrillic ? "ru" : "en";
}
