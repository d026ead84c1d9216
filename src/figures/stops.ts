// Many figures as one: a slider with a stop for each of them.
import { isText } from "../language/text";
import type { Figure, Label, Trace } from "./figure";
import { heading } from "./grid";

/** One of the figures, and what the slider calls it. */
export interface Stop {
  readonly label: Label;
  readonly figure: Figure;
}

type Parts = { readonly [key: string]: unknown };

/** Pixels that the slider takes below the plot. */
const room = 84;

/**
 * The figures of `all` in one place; the slider stands at `start`, and `prefix` precedes the stop's name. A figure that
 * plays itself stands still, at its last frame.
 * @throws RangeError when there is no stop.
 */
export function stops(all: readonly Stop[], { start, prefix }: { start: number; prefix: Label }): Figure {
  if (all.length === 0) throw new RangeError("a slider needs at least one stop");
  const still = all.map(({ figure }) => finished(figure));
  const count = Math.max(...still.map(({ data }) => data.length));
  const traces = Array.from({ length: count }, (_, place) =>
    still.map(({ data }) => data[place] ?? { visible: false }),
  );
  const moving = traces.flatMap((states, place) => (alike(states) ? [] : [place]));
  // The slider sets parts rather than playing frames: only then does Plotly find the range of an axis anew.
  const paths = [...new Set(moving.flatMap((place) => differing(traces[place]!.map(leaves))))];
  const parts = traces.map((states) => states.map(leaves));
  const layouts = still.map(({ layout }) => leaves(layout));
  const layoutPaths = differing(layouts).filter((path) => !/^(height|width|margin)/.test(path));
  const below = Math.max(...still.map(({ layout }) => bottom(layout)));
  const height = Math.max(...still.map(({ layout }) => Number(layout.height ?? 450)));
  const { data, layout } = still[start]!;
  // The names stand centred below the ends of the rail: long ones need room beside it.
  const long = all.some(({ label }) => (typeof label === "string" ? label : label.ru).length > 12);
  return {
    data: traces.map((_, place) => data[place] ?? { visible: false }),
    layout: {
      ...layout,
      height: height + room,
      margin: { ...(layout.margin as Parts), b: below + room },
      sliders: [
        {
          active: start,
          ...(long && { x: 0.2, len: 0.6 }),
          pad: { t: below + 16 },
          currentvalue: { prefix, font: { size: 13 } },
          steps: all.map(({ label }, stop) => ({
            label,
            method: "update",
            args: [
              Object.fromEntries(
                paths.map((path) => [path, moving.map((place) => parts[place]![stop]![path] ?? null)]),
              ),
              Object.fromEntries(layoutPaths.map((path) => [path, layouts[stop]![path] ?? null])),
              moving,
            ],
          })),
        },
      ],
    },
  };
}

/** A figure that says only `line`, `height` pixels high: for values that have none. */
export function blank(line: string, height = 0): Figure {
  const bare = { visible: false };
  return { data: [], layout: { title: heading(line), xaxis: bare, yaxis: bare, height, margin: { b: 0 } } };
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

/** The paths at which `states` are not all alike. */
function differing(states: readonly Parts[]): string[] {
  const paths = new Set(states.flatMap((state) => Object.keys(state)));
  return [...paths].filter((path) => !alike(states.map((state) => state[path])));
}

/** `value` without its nesting: `{ marker: { size: 1 } }` as `{ "marker.size": 1 }`. Lists and texts stay whole. */
function leaves(value: Parts): Parts {
  const entries = Object.entries(value).flatMap(([key, part]): [string, unknown][] => {
    const nested = typeof part === "object" && part !== null && !Array.isArray(part) && !isText(part);
    if (!nested) return [[key, part]];
    return Object.entries(leaves(part as Parts)).map(([path, leaf]) => [`${key}.${path}`, leaf]);
  });
  return Object.fromEntries(entries);
}

function alike(values: readonly unknown[]): boolean {
  const first = JSON.stringify(values[0]);
  return values.every((value) => JSON.stringify(value) === first);
}

function bottom(layout: Parts): number {
  return Number((layout.margin as { b?: number } | undefined)?.b ?? 80);
}
