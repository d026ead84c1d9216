// What an instructor may want to look at: signs in a notebook's cells, and what its processes sent.
import type { Note } from "../gradebook/verdict";
import type { Language } from "../language/text";
import type { CodeCell } from "./notebook";
import { signsIn } from "./signs";

/** A line a cell that has signs; `strays` is the number of messages that nobody had asked for. */
export function looks(
  cells: readonly CodeCell[],
  answers: ReadonlyMap<string, CodeCell>,
  strays: number,
): Note[] {
  const lines = cells.flatMap((cell) => {
    const signs = signsIn(cell.source);
    if (signs.length === 0) return [];
    const ids = [...answers].filter(([, answer]) => answer === cell).map(([id]) => id);
    const place = { en: `cell ${cell.place}`, ru: `ячейка ${cell.place}` };
    const said = (language: Language) =>
      `${ids.join(", ") || place[language]}: ${signs.map((sign) => sign[language]).join(", ")}`;
    return [{ en: said("en"), ru: said("ru"), look: true } as const];
  });
  if (strays === 0) return lines;
  const sent = {
    en: `the notebook sent ${strays} messages to the grader that nobody had asked for`,
    ru: `тетрадь послала проверяющей программе сообщений, которых никто не ждал: ${strays}`,
    look: true,
  } as const;
  return [...lines, sent];
}
