// A film played forwards beside the same film played backwards, and what filters answer to either.
import { elements, type NdArray, nested } from "../conv/array";
import { both, type Figure, type Frame, type Trace } from "./figure";
import { caption, heading, panel, panelSuffix, written } from "./grid";
import { type MotionFilter, type Showing, showingOf } from "./motion-answers";
import { palette } from "./palette";
import { player } from "./player";
import { shades } from "./shades";

/** Pixels of a row with its caption. */
const rowHeight = 150;

/**
 * A playing figure, one frame a frame of `film` (`[1, D, H, W]`): the film forwards and backwards, below it what each
 * of `filters` answers (negative answers count as none), and bars for the strongest answer so far. It stands at frame
 * `start` until it is played.
 * @throws RangeError when a kernel has an even size or another rank than 3, or the film has no frame `start`.
 */
export function bothWays(
  film: NdArray,
  filters: readonly MotionFilter[],
  { start = 0 }: { readonly start?: number } = {},
): Figure {
  const showings = [film, film.step(1, -1, 1, 1) as NdArray].map((played) => showingOf(played, filters));
  const [, length, height, width] = film.shape as [number, number, number, number];
  const filmRange = extent(elements(film));
  const tops = filters.map((_, filter) => Math.max(...showings.map((one) => one.strongest[filter]!.at(-1)!)));
  const top = Math.max(...tops);

  const rows = filters.length + 1;
  const inner = rowHeight * rows + 10;
  const bands = Array.from({ length: rows }, (_, row) => {
    const [top, bottom] = [rowHeight * row + 33, rowHeight * (row + 1) - 6];
    return [1 - bottom / inner, 1 - top / inner] as const;
  });
  const place = (row: number, column: number) => panelSuffix(row * 4 + column);

  const moving = (time: number): Trace[] => [
    ...showings.map(({ frames }, way) =>
      shades(frames[time]!, { panel: place(0, way + 1), colour: palette.input, range: filmRange }),
    ),
    ...filters.flatMap((_, filter) =>
      showings.map(({ answers }, way) =>
        shades(answers[filter]![time]!, {
          panel: place(filter + 1, way + 1),
          colour: palette.output,
          range: [0, tops[filter]!],
        }),
      ),
    ),
    ...filters.map((_, filter) => bars(showings, filter, time, place(filter + 1, 3))),
  ];
  const frames: Frame[] = Array.from({ length }, (_, time) => {
    const data = moving(time);
    return { name: `frame ${time}`, data, traces: data.map((_, index) => filters.length + index) };
  });

  const first = frames[start];
  if (!first) throw new RangeError(`the film has frames 0 to ${length - 1}, not ${start}`);
  const playing = player(frames, {
    prefix: both("frame ", "кадр "),
    stops: frames.map((_, time) => String(time)),
    milliseconds: 300,
  });
  const [slider] = playing.sliders as [{ [key: string]: unknown }];

  const size = { rows: height, columns: width };
  return {
    data: [
      ...filters.map(({ kernel }, filter) =>
        shades(view(kernel), {
          panel: place(filter + 1, 0),
          colour: palette.kernel,
          range: extent(elements(kernel)),
        }),
      ),
      ...first.data,
    ],
    layout: {
      height: inner + 140,
      margin: { l: 16, r: 16, t: 40, b: 100 },
      title: heading(both("one film, played both ways", "один фильм, показанный в обе стороны")),
      ...Object.assign(
        {},
        ...bands.flatMap((y, row) => [
          ...[0.17, 0.51].map((left, way) =>
            panel(place(row, way + 1), { ...size, x: [left, left + 0.31], y }),
          ),
          ...(row === 0
            ? []
            : [kernelPanel(filters[row - 1]!, place(row, 0), y), barPanel(place(row, 3), y, top)]),
        ]),
      ),
      annotations: [
        caption(both("forwards", "вперёд"), 0.325, bands[0]![1]),
        caption(both("backwards", "назад"), 0.665, bands[0]![1]),
        caption(both("kernel", "ядро"), 0.065, bands[0]![0]),
        caption(both("strongest<br>so far", "максимум<br>на этот момент"), 0.92, bands[0]![0]),
        ...filters.map(({ name }, filter) => caption(name, 0.495, bands[filter + 1]![1])),
      ],
      ...playing,
      sliders: [{ ...slider, active: start }],
    },
    frames,
  };
}

function extent(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

/** The kernel seen from the side: its middle row, a line for each frame; a kernel of one frame from the front. */
function view(kernel: NdArray): number[][] {
  const cut = kernel.shape[0] === 1 ? kernel.pick(0) : kernel.pick(null, (kernel.shape[1]! - 1) / 2, null);
  return nested(cut) as unknown as number[][];
}

function bars(showings: readonly Showing[], filter: number, time: number, at: string): Trace {
  const strongest = showings.map((one) => one.strongest[filter]![time]!);
  return {
    type: "bar",
    x: [0, 1],
    y: strongest.map((value) => Number(value.toPrecision(4))),
    text: strongest.map((value) => written(Number(value.toFixed(2)))),
    textposition: "outside",
    cliponaxis: false,
    marker: { color: palette.output },
    hoverinfo: "skip",
    showlegend: false,
    xaxis: `x${at}`,
    yaxis: `y${at}`,
  };
}

function barPanel(at: string, y: readonly [number, number], top: number): { [key: string]: unknown } {
  return {
    [`xaxis${at}`]: {
      domain: [0.86, 0.98],
      anchor: `y${at}`,
      tickvals: [0, 1],
      ticktext: [both("forw.", "вперёд"), both("backw.", "назад")],
      range: [-0.6, 1.6],
      showgrid: false,
      fixedrange: true,
    },
    [`yaxis${at}`]: {
      domain: [y[0] + 0.03, y[1] - 0.02],
      anchor: `x${at}`,
      range: [0, top * 1.1],
      showticklabels: false,
      showgrid: false,
      fixedrange: true,
    },
  };
}

function kernelPanel({ kernel }: MotionFilter, at: string, y: readonly [number, number]) {
  const cells = view(kernel);
  return panel(at, { rows: cells.length, columns: cells[0]!.length, x: [0, 0.13], y });
}
