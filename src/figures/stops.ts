// Many figures as one: a slider with a stop for each of them.
import type { Figure, Frame, Label, Trace } from "./figure";
import { heading } from "./grid";
import { player } from "./player";

/** One of the figures, and what the slider calls it. */
export interface Stop {
  readonly label: Label;
  readonly figure: Figure;
}

type Parts = { readonly [key: string]: unknown };

/** Pixels that the slider takes below the plot. */
const room = 84;

/**
 * The figures of `stops` in one place; the slider stands at `start`, and `prefix` precedes the stop's name. A figure that
 * plays itself stands still, at its last frame.
 * @throws RangeError when there is no stop.
 */
export function stops(all: readonly Stop[], { start, prefix }: { start: number; prefix: Label }): Figure {
  if (all.length === 0) throw new RangeError("a slider needs at least one stop");
  const still = all.map(({ figure }) => finished(figure));
  const count = Math.max(...still.map(({ data }) => data.length));
  const traces = Array.from({ length: count }, (_, place) =>
    aligned(still.map(({ data }) => data[place] ?? { visible: false })),
  );
  const layouts = aligned(still.map(({ layout }) => layout));
  const moving = traces.flatMap((states, place) => (alike(states) ? [] : [place]));
  const frames: Frame[] = all.map((_, stop) => ({
    name: `stop ${stop}`,
    data: moving.map((place) => traces[place]![stop]!),
    traces: moving,
    layout: differing(layouts, stop),
  }));
  const below = Math.max(...still.map(({ layout }) => bottom(layout)));
  const height = Math.max(...still.map(({ layout }) => Number(layout.height ?? 450)));
  const first = layouts[start]!;
  return {
    data: traces.map((states) => states[start]!),
    layout: {
      ...first,
      height: height + room,
      margin: { ...(first.margin as Parts), b: below + room },
      ...player(frames, { stops: all.map(({ label }) => label), prefix, active: start, below }),
    },
    frames,
  };
}

/** A figure that says only `line`, `height` pixels high: for values that have none. */
export function blank(line: string, height = 0): Figure {
  const bare = { visible: false };
  return { data: [], layout: { title: heading(line), xaxis: bare, yaxis: bare, height } };
}

/** `figure` at its last frame, without what plays it. */
function finished({ data, layout, frames = [] }: Figure): Figure {
  const last = frames.at(-1);
  const { sliders, updatemenus, ...rest } = { ...layout, ...last?.layout };
  const margin = rest.margin as Parts | undefined;
  const pulled = sliders === undefined ? {} : { height: Number(rest.height ?? 450) - room };
  const moved = (trace: Trace, place: number) => {
    const at = last?.traces.indexOf(place) ?? -1;
    return at < 0 ? trace : { ...trace, ...last!.data[at] };
  };
  const trimmed = sliders === undefined ? margin : { ...margin, b: Math.max(0, bottom(rest) - room) };
  return { data: data.map(moved), layout: { ...rest, ...pulled, ...(trimmed && { margin: trimmed }) } };
}

/** Every part that one of `states` has stands in all: null, Plotly's own choice, where it was missing. */
function aligned<T extends Parts>(states: readonly T[]): T[] {
  const keys = new Set(states.flatMap((state) => Object.keys(state)));
  const empty = Object.fromEntries([...keys].map((key) => [key, null]));
  return states.map((state) => ({ ...empty, ...state }));
}

function differing(layouts: readonly Parts[], stop: number): Parts {
  const fixed = ["height", "width", "margin"];
  const own = Object.entries(layouts[stop]!).filter(
    ([key]) => !fixed.includes(key) && !alike(layouts.map((layout) => layout[key])),
  );
  return Object.fromEntries(own);
}

function alike(values: readonly unknown[]): boolean {
  const first = JSON.stringify(values[0]);
  return values.every((value) => JSON.stringify(value) === first);
}

function bottom(layout: Parts): number {
  return Number((layout.margin as { b?: number } | undefined)?.b ?? 80);
}
