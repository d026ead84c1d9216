// What one filter makes of several channels: a sum in each of them, and all added up to one cell of one map.
import { array, elements, type NdArray, type Nested, nested } from "../conv/array";
import type { Axis } from "../conv/axis";
import { geometry } from "../conv/geometry";
import { conv2d } from "../conv/ranks";
import { channelPanels, inside, type Panels } from "./channel-panels";
import { both, type Figure, type Frame, type Label, type Trace } from "./figure";
import {
  borders,
  bracketed,
  type Cells,
  caption,
  corners,
  grid,
  heading,
  rangeOf,
  unfilled,
  written,
} from "./grid";
import { palette } from "./palette";
import { player } from "./player";

/**
 * A playing figure of the layer with `filters` (`[C_out, C_in, K_H, K_W]`) on `input` (`[C_in, H, W]`), stride 1, no
 * padding: a frame for each cell of each output map.
 * @throws RangeError when the shapes do not fit, or there would be more than 60 frames.
 */
export function channelSums(input: Nested | NdArray, filters: Nested | NdArray): Figure {
  const layer = layerOf(asArray(input), asArray(filters));
  const { places, channels, maps, cells } = layer;
  if (cells.length > 60) {
    throw new RangeError(`the output has ${cells.length} cells, the figure plays at most 60`);
  }
  const frames: Frame[] = cells.map((cell) => {
    const data = moving(layer, cell);
    return {
      name: `cell ${cell.step}`,
      data,
      traces: data.map((_, index) => channels.length + maps.length + index),
      layout: { title: heading(sentence(cell)) },
    };
  });
  return {
    data: [
      ...channels.map((channel, index) =>
        grid(channel, { panel: places.channels[index]!.input, colour: palette.input }),
      ),
      ...maps.map((cells, map) => unfilled(cells.length, cells[0]!.length, places.maps[map]!)),
      ...frames[0]!.data,
    ],
    layout: {
      ...frames[0]!.layout,
      height: inside.height + 180,
      margin: { l: 16, r: 16, t: 84, b: 96 },
      annotations: [
        ...places.middles.flatMap((x, channel) => [
          caption(both(`channel ${channel}`, `канал ${channel}`), x, places.tops.input),
          caption(
            both(`weights for channel ${channel}`, `веса для канала ${channel}`),
            x,
            places.tops.weights,
          ),
        ]),
        ...places.pluses.map(({ x, y }) => caption("+", x, y)),
        ...maps.map((_, map) =>
          caption(both(`output map ${map}`, `карта выхода ${map}`), places.right, places.tops.maps[map]!),
        ),
      ],
      ...places.axes,
      ...player(frames, {
        prefix: both("output cell ", "клетка выхода "),
        stops: cells.map(({ map, row, column }) => `${map}; ${row}, ${column}`),
        milliseconds: 900,
      }),
    },
    frames,
  };
}

/** One output cell, and what each channel gives to it. */
interface Cell {
  readonly step: number;
  readonly map: number;
  readonly row: number;
  readonly column: number;
  readonly sums: readonly number[];
  readonly total: number;
}

/** Everything that the frames are drawn from. */
interface Drawn {
  readonly places: Panels;
  readonly channels: readonly Cells[];
  /** The output maps, filled in. */
  readonly maps: readonly Cells[];
  readonly filters: readonly (readonly Cells[])[];
  readonly cells: readonly Cell[];
  readonly weightRange: readonly [number, number];
}

function layerOf(x: NdArray, w: NdArray): Drawn {
  const { axes, output } = geometry(x.shape, w.shape);
  const [down, across] = axes as [Axis, Axis];
  const [count, height, width] = output as [number, number, number];
  const all = Array.from({ length: x.shape[0]! }, (_, channel) => channel);
  // A channel's share of the output: the convolution of that channel alone with its own slices of the filters.
  const shares = all.map((channel) => {
    const alone = array(nested(x.pick(channel, null, null)), [1, down.input, across.input]);
    const slices = array(nested(w.pick(null, channel, null, null)), [count, 1, down.kernel, across.kernel]);
    return elements(conv2d(alone, slices));
  });
  const y = conv2d(x, w);
  const total = elements(y);
  const maps = Array.from({ length: count }, (_, map) => cellsOf(y.pick(map, null, null)));
  return {
    places: channelPanels({
      channels: all.length,
      maps: count,
      input: [down.input, across.input],
      kernel: [down.kernel, across.kernel],
      output: [height, width],
    }),
    channels: all.map((channel) => cellsOf(x.pick(channel, null, null))),
    maps,
    filters: maps.map((_, map) => all.map((channel) => cellsOf(w.pick(map, channel, null, null)))),
    cells: total.map((value, step) => ({
      step,
      map: Math.floor(step / (height * width)),
      row: Math.floor((step % (height * width)) / width),
      column: step % width,
      sums: shares.map((share) => share[step]!),
      total: value,
    })),
    weightRange: rangeOf(elements(w)),
  };
}

function moving({ places, maps, filters, weightRange }: Drawn, cell: Cell): Trace[] {
  const { map, row, column, sums, total } = cell;
  const perChannel = places.channels.flatMap(({ input, weights, sum }, channel) => {
    const slice = filters[map]![channel]!;
    const taps = slice.flatMap((line, y) => line.map((_, x): [number, number] => [row + y, column + x]));
    const words = slice.flat().map((weight) => `×${written(weight!)}`);
    return [
      borders(taps, { panel: input, colour: palette.kernel, size: places.cell.input * 0.9 }),
      corners(taps, words, input),
      grid(slice, { panel: weights, colour: palette.kernel, range: weightRange }),
      single(bracketed(sums[channel]!), sum, palette.padding),
    ];
  });
  const perMap = maps.flatMap((values, index) => {
    const panel = places.maps[index]!;
    const isDone = (y: number, x: number) =>
      index < map || (index === map && (y < row || (y === row && x <= column)));
    const done = values.map((line, y) => line.map((value, x) => (isDone(y, x) ? value : null)));
    const here: [number, number][] = index === map ? [[row, column]] : [];
    return [
      grid(done, { panel, colour: palette.output, range: rangeOf(maps.flat(2) as number[]) }),
      borders(here, { panel, colour: palette.kernel, size: places.cell.maps * 0.9 }),
    ];
  });
  return [...perChannel, ...perMap, single(`= ${written(total)}`, places.total, palette.output)];
}

/** A panel of one cell. */
function single(words: string, panel: string, colour: string): Trace {
  return grid([[1]], { panel, colour, range: "flat", words: [[words]] });
}

function sentence({ map, row, column, sums, total }: Cell): Label {
  const sum = `y[${map}; ${row}, ${column}] = ${sums.map(bracketed).join(" + ")} = ${written(total)}`;
  return both(`filter ${map}: ${sum}`, `фильтр ${map}: ${sum}`);
}

function asArray(given: Nested | NdArray): NdArray {
  return typeof given === "number" || Array.isArray(given) ? array(given as Nested) : (given as NdArray);
}

function cellsOf(map: NdArray): Cells {
  return nested(map) as number[][];
}
