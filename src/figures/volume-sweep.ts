// The playing picture of a convolution along three axes: the kernel's block travels through the slices of a volume.
import { array, elements, type NdArray, type Nested } from "../conv/array";
import { type Axis, cell } from "../conv/axis";
import { type ConvOptions, geometry } from "../conv/geometry";
import { conv3d } from "../conv/ranks";
import { both, type Figure, type Frame, type Label, type Trace } from "./figure";
import { borders, bracketed, caption, corners, grid, heading, panel, rangeOf, written } from "./grid";
import { palette } from "./palette";
import { player } from "./player";
import { block, type Extents, solid, solidPanel } from "./solid";

type Place = readonly [depth: number, row: number, column: number];

/**
 * A playing figure of `kernel` (`[K_D, K_H, K_W]`) on `volume` (`[D, H, W]`), one frame an output cell: both volumes as
 * solids and slice by slice, with the sum that gives the cell.
 * @throws RangeError when the shapes do not fit, or there would be more than 100 frames.
 */
export function volumeSweep(
  volume: Nested,
  kernel: Nested,
  { stride = 1 }: { stride?: ConvOptions["stride"] } = {},
): Figure {
  const [x, w] = [volumeOf(volume), volumeOf(kernel)];
  const { axes } = geometry([1, ...x.shape], [1, 1, ...w.shape], { stride });
  const sizes = axes.map(({ output }) => output) as unknown as Extents;
  const from = axes.map(({ input }) => input) as unknown as Extents;
  const count = sizes[0] * sizes[1] * sizes[2];
  if (count > 100) throw new RangeError(`the output has ${count} cells, the figure plays at most 100`);
  const y = elements(conv3d(array(volume, [1, ...x.shape]), array(kernel, [1, 1, ...w.shape]), { stride }));

  const columns = from[0] * (from[2] + 1) - 1;
  const pixels = 575 / columns;
  const at = (step: number): Place => placeOf(step, sizes);
  const weights = elements(w);
  const moving = (step: number): Trace[] => {
    const taps = weights.map((_, tap) => cellsAt(axes, at(step), placeOf(tap, w.shape as never)));
    const [first] = taps;
    return [
      block(first!, w.shape as never, { panel: "", colour: palette.kernel }),
      borders(
        taps.map((tap) => inRow(tap, from)),
        { panel: "2", colour: palette.kernel, size: pixels },
      ),
      corners(
        taps.map((tap) => inRow(tap, from)),
        weights.map((weight) => `×${written(weight)}`),
        "2",
      ),
      block(at(step), [1, 1, 1], { panel: "3", colour: palette.output }),
      grid(
        sliceBySlice(
          y.map((value, index) => (index <= step ? value : null)),
          sizes,
        ),
        {
          panel: "4",
          colour: palette.output,
          range: rangeOf(y),
        },
      ),
      borders([inRow(at(step), sizes)], { panel: "4", colour: palette.kernel, size: pixels }),
    ];
  };
  const frames: Frame[] = y.map((value, step) => ({
    name: `position ${step}`,
    data: moving(step),
    traces: [4, 5, 6, 7, 8, 9],
    layout: { title: heading(sentence(x, w, axes, at(step), value)) },
  }));

  return {
    data: [
      solid(from, ""),
      grid(sliceBySlice(elements(x), from), { panel: "2", colour: palette.input }),
      solid(sizes, "3"),
      empty(
        y.map((_, index) => inRow(at(index), sizes)),
        pixels,
      ),
      ...frames[0]!.data,
    ],
    layout: {
      ...frames[0]!.layout,
      height: 540,
      margin: { l: 16, r: 16, t: 76, b: 96 },
      annotations: [
        caption(volumeName("input", "вход", from), 0.12, 1),
        caption(volumeName("output", "выход", sizes), 0.12, 0.42),
        ...sliceNames(from, "2"),
        ...sliceNames(sizes, "4"),
      ],
      ...solidPanel("", from, { x: [0, 0.24], y: [0.55, 0.99] }),
      ...panel("2", { rows: from[1], columns, x: [0.29, 1], y: [0.55, 0.95] }),
      ...solidPanel("3", sizes, { x: [0.03, 0.21], y: [0, 0.41] }),
      ...panel("4", { rows: from[1], columns, x: [0.29, 1], y: [0, 0.4] }),
      ...player(frames, {
        prefix: both("output cell ", "клетка выхода "),
        stops: frames.map((_, step) => `[${at(step).join(", ")}]`),
      }),
    },
    frames,
  };
}

function volumeOf(given: Nested): NdArray {
  const volume = array(given);
  if (volume.dimension !== 3)
    throw new RangeError(`a volume of shape [D, H, W] is needed, got [${volume.shape}]`);
  return volume;
}

function placeOf(index: number, [, height, width]: Extents): Place {
  return [Math.floor(index / (height * width)), Math.floor(index / width) % height, index % width];
}

/** The input cell under a tap when the kernel stands at an output cell. */
function cellsAt(axes: readonly Axis[], at: Place, tap: Place): Place {
  return axes.map((axis, index) => cell(axis, at[index]!, tap[index]!)) as unknown as Place;
}

/** Row and column of a cell where the slices of a volume lie side by side, a free column between them. */
function inRow([depth, row, column]: Place, [, , width]: Extents): [number, number] {
  return [row, depth * (width + 1) + column];
}

function sliceBySlice(values: readonly (number | null)[], size: Extents): (number | null)[][] {
  const cells = Array.from({ length: size[1] }, () =>
    new Array<number | null>(size[0] * (size[2] + 1) - 1).fill(null),
  );
  for (const [index, value] of values.entries()) {
    const [row, column] = inRow(placeOf(index, size), size);
    cells[row]![column] = value;
  }
  return cells;
}

/** Thin squares where the output will stand. */
function empty(places: readonly (readonly [number, number])[], size: number): Trace {
  const marker = { symbol: "square-open", size: size - 2, color: palette.quiet, line: { width: 1 } };
  return { ...borders(places, { panel: "4", colour: palette.quiet, size }), marker };
}

function sliceNames(size: Extents, suffix: string): { [key: string]: unknown }[] {
  return Array.from({ length: size[0] }, (_, depth) => {
    const middle = depth * (size[2] + 1) + (size[2] - 1) / 2;
    return caption(both(`slice ${depth}`, `срез ${depth}`), middle, -0.6, suffix);
  });
}

function volumeName(en: string, ru: string, size: Extents): Label {
  return both(`${en} ${size.join("×")}`, `${ru} ${size.join("×")}`);
}

/** The sum that gives one output, slice by slice of the kernel; zero weights are left away. */
function sentence(x: NdArray, w: NdArray, axes: readonly Axis[], at: Place, value: number): string {
  const terms = elements(w).flatMap((weight, index) => {
    if (weight === 0) return [];
    const taken = x.get(...cellsAt(axes, at, placeOf(index, w.shape as never))) as number;
    return [`${bracketed(weight)}·${bracketed(taken)}`];
  });
  return `y[${at.join(", ")}] = ${terms.join(" + ") || "0"} = ${written(value)}`;
}
