// What stands for live controls where there are none: the same figures, drawn in advance, on a slider.
import type { Figure, Label } from "../figures/figure";
import { blank, type Stop, stops } from "../figures/stops";
import { language } from "../language/choice";
import { localise } from "../language/text";
import { type Knob, type State, stateOf } from "./controls";

const most = 60;
const mostBytes = 400_000;

/** A figure with a slider over what the controls can stand at, or over the first control when that is too much. */
export function slides(
  knobs: readonly Knob[],
  draw: (state: State) => Figure,
): { figure: Figure; note: string } {
  const product = knobs.reduce((total, { values }) => total * values.length, 1);
  const turned = product <= most ? knobs.filter(({ values }) => values.length > 1) : knobs.slice(0, 1);
  const held = knobs.filter((knob) => !turned.includes(knob));
  const all = positions(knobs, turned);
  const start = all.findIndex((at) => at.every((index, place) => index === knobs[place]!.start));
  const prefix: Label = turned.length === 1 ? `${read(turned[0]!.label)} = ` : "";
  const drawn = new Map<readonly number[], Figure>();
  const figureAt = (at: readonly number[]) => {
    const figure = drawn.get(at) ?? one(knobs, at, draw);
    drawn.set(at, figure);
    return figure;
  };
  for (let every = Math.ceil(all.length / most); ; ) {
    // Counted from the start, so that it is among those that are left.
    const kept = all.filter((_, index) => (index - start) % every === 0);
    const figures = kept.map((at): Stop => ({ label: labelOf(knobs, turned, at), figure: figureAt(at) }));
    const figure = stops(figures, { start: Math.floor(start / every), prefix });
    const bytes = JSON.stringify(localise(figure, language())).length;
    if (kept.length === 1 || bytes < mostBytes) return { figure, note: note(turned, held) };
    every = Math.max(every + 1, Math.floor((every * bytes) / mostBytes));
  }
}

/** What `knobs` stand at, for a reader: `kernel = 3, stride = 1`. */
export function told(knobs: readonly Knob[], state: State): string {
  return knobs
    .map(({ label, name, values, words }) => `${read(label)} = ${read(words[values.indexOf(state[name]!)]!)}`)
    .join(", ");
}

/** An error in one line. */
export function lineOf(error: unknown): string {
  const { name, message } = error instanceof Error ? error : { name: "Error", message: String(error) };
  return `${name}: ${message.split("\n")[0]}`;
}

function one(knobs: readonly Knob[], at: readonly number[], draw: (state: State) => Figure): Figure {
  try {
    return draw(stateOf(knobs, at));
  } catch (error) {
    return blank(lineOf(error));
  }
}

/** The indices of all knobs for each stop: `turned` in every combination, the last of them fastest. */
function positions(knobs: readonly Knob[], turned: readonly Knob[]): number[][] {
  return knobs.reduce<number[][]>(
    (before, knob) => {
      const indices = turned.includes(knob) ? knob.values.map((_, index) => index) : [knob.start];
      return before.flatMap((at) => indices.map((index) => [...at, index]));
    },
    [[]],
  );
}

function labelOf(knobs: readonly Knob[], turned: readonly Knob[], at: readonly number[]): string {
  const words = turned.map((knob) => read(knob.words[at[knobs.indexOf(knob)]!]!));
  if (turned.length === 1) return words[0]!;
  return turned.map(({ label }, place) => `${read(label)} = ${words[place]}`).join(", ");
}

function note(turned: readonly Knob[], held: readonly Knob[]): string {
  const range = ({ label, words }: Knob) => `${read(label)} = ${read(words[0]!)} … ${read(words.at(-1)!)}`;
  const fixed = held.map(({ label, words, start }) => `${read(label)} = ${read(words[start]!)}`).join(", ");
  const moves = turned.map(range).join(", ");
  const en = [...(moves ? [`slider: ${moves}`] : []), ...(fixed ? [`held: ${fixed}`] : [])];
  const ru = [...(moves ? [`ползунок: ${moves}`] : []), ...(fixed ? [`закреплено: ${fixed}`] : [])];
  return `(${{ en, ru }[language()].join("; ")})`;
}

function read(label: Label): string {
  return localise(label, language()) as string;
}
