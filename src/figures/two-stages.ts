// A depthwise separable convolution cell by cell: first every channel is filtered by itself, then every cell is mixed.
import { type NdArray, nested } from "../conv/array";
import { type Axis, cell } from "../conv/axis";
import { geometry } from "../conv/geometry";
import { depthwiseConv2d, pointwiseConv2d } from "../conv/separable";
import { both, type Figure, type Frame, type Trace } from "./figure";
import {
  borders,
  bracketed,
  caption,
  grid,
  heading,
  panel,
  panelSuffix,
  rangeOf,
  unfilled,
  written,
} from "./grid";
import { palette } from "./palette";
import { colourOf, columns, heightOf, type Part, type Plate, platesOf, sideOf, size } from "./plates";
import { player } from "./player";

type Place = readonly [row: number, column: number];

/** What is computed in one frame, and from which cells. */
interface Step {
  readonly from: Part;
  readonly by: Part;
  readonly to: Part;
  /** The channel that is being filled. */
  readonly channel: number;
  readonly at: Place;
}

/**
 * A playing figure of `separableConv2d(x, depthwise, pointwise)` at stride 1 without padding, a frame for each computed cell:
 * `x` is `[C, H, W]`, `depthwise` `[C, 1, K_H, K_W]`, `pointwise` `[C_out, C, 1, 1]`.
 * @throws RangeError when the shapes do not fit, or there would be more than 60 frames.
 */
export function twoStages(x: NdArray, depthwise: NdArray, pointwise: NdArray): Figure {
  const filtered = depthwiseConv2d(x, depthwise);
  const output = pointwiseConv2d(filtered, pointwise);
  const { axes } = geometry(x.shape, depthwise.shape, { groups: x.shape[0]! });
  const [rows, across] = axes as [Axis, Axis];

  const weights = pointwise.pick(null, null, 0, 0);
  const plates = [
    ...platesOf("input", channels(x)),
    ...platesOf("kernel", channels(depthwise.pick(null, 0, null, null))),
    ...platesOf("weights", [nested(weights) as number[][]]),
    ...platesOf("filtered", channels(filtered)),
    ...platesOf("output", channels(output)),
  ].map((plate, index): Plate => ({ ...plate, panel: panelSuffix(index) }));
  const side = sideOf(plates);
  const of = (part: Part) => plates.filter((plate) => plate.part === part);
  const ready = [...of("input"), ...of("kernel"), ...of("weights")];
  const filling = [...of("filtered"), ...of("output")];

  const steps: Step[] = filling.flatMap(({ part, index, cells }) => {
    const [from, by]: [Part, Part] = part === "filtered" ? ["input", "kernel"] : ["filtered", "weights"];
    return cells.flatMap((line, row) =>
      line.map((_, column) => ({ from, by, to: part, channel: index, at: [row, column] as const })),
    );
  });
  if (steps.length > 60) {
    throw new RangeError(`there are ${steps.length} cells to compute, the figure plays at most 60`);
  }
  const taps = ([yh, yw]: Place): Place[] =>
    Array.from({ length: rows.kernel * across.kernel }, (_, tap) => [
      cell(rows, yh, Math.floor(tap / across.kernel)),
      cell(across, yw, tap % across.kernel),
    ]);
  /** The cells of a plate that take part in a step, in the order in which they are multiplied. */
  const used = ({ from, by, to, channel, at }: Step, { part, index, cells }: Plate): Place[] => {
    if (part === to) return index === channel ? [at] : [];
    if (from === "filtered") {
      if (part === from) return [at];
      return part === by ? cells[channel]!.map((_, column) => [channel, column] as const) : [];
    }
    if (index !== channel) return [];
    return part === from ? taps(at) : part === by ? taps([0, 0]) : [];
  };
  const numbers = (step: Step, part: Part) =>
    of(part).flatMap((plate) => used(step, plate).map(([row, column]) => plate.cells[row]![column]!));

  const still = [
    ...ready.map(({ cells, part, panel }) => grid(cells, { panel, colour: colourOf(part) })),
    ...filling.map(({ cells, panel }) => unfilled(cells.length, cells[0]!.length, panel)),
  ];
  const frames: Frame[] = steps.map((step, count) => {
    const isDone = (plate: Plate, at: Place) =>
      steps.findIndex(
        ({ to, channel, at: [row, column] }) =>
          to === plate.part && channel === plate.index && row === at[0] && column === at[1],
      ) <= count;
    const data: Trace[] = [
      ...filling.map((plate) =>
        grid(
          plate.cells.map((line, row) =>
            line.map((value, column) => (isDone(plate, [row, column]) ? value : null)),
          ),
          { panel: plate.panel, colour: colourOf(plate.part), range: rangeOf(plate.cells.flat()) },
        ),
      ),
      ...plates.map((plate) =>
        borders(used(step, plate), {
          panel: plate.panel,
          colour: step.to === "output" ? palette.pointwise : palette.kernel,
          size: side - 4,
        }),
      ),
    ];
    const [left, right, value] = [numbers(step, step.by), numbers(step, step.from), numbers(step, step.to)];
    const products = left.map((weight, index) => `${bracketed(weight)}·${bracketed(right[index]!)}`);
    const sum = `${products.join(" + ")} = ${written(value[0]!)}`;
    const title =
      step.to === "filtered"
        ? both(
            `Stage 1, depthwise: channel ${step.channel + 1} alone. ${sum}`,
            `Этап 1, поканально: только канал ${step.channel + 1}. ${sum}`,
          )
        : both(
            `Stage 2, pointwise: one cell, all channels. ${sum}`,
            `Этап 2, поточечно: одна клетка, все каналы. ${sum}`,
          );
    return {
      name: `cell ${count}`,
      data,
      traces: data.map((_, index) => still.length + index),
      layout: { title: heading(title) },
    };
  });

  const middle = (part: Part) => (columns[part][0] + columns[part][1]) / 2;
  return {
    data: [...still, ...frames[0]!.data],
    layout: {
      ...frames[0]!.layout,
      height: size.height,
      margin: { l: 16, r: 16, t: size.top, b: size.bottom },
      annotations: [
        caption(both("input", "вход"), middle("input"), 1.01),
        caption(both("a kernel each", "каждому своё ядро"), middle("kernel"), 1.01),
        caption(both("filtered", "после ядра"), middle("filtered"), 1.01),
        caption(both("1×1 weights", "веса 1×1"), middle("weights"), 1.01),
        caption(both("output", "выход"), middle("output"), 1.01),
      ],
      ...Object.assign(
        {},
        ...plates.map((plate) =>
          panel(plate.panel, {
            rows: plate.cells.length,
            columns: plate.cells[0]!.length,
            x: columns[plate.part],
            y: heightOf(plate, plates, side),
          }),
        ),
      ),
      ...player(frames, { prefix: both("cell ", "клетка "), stops: steps.map((_, at) => String(at + 1)) }),
    },
    frames,
  };
}

function channels(map: NdArray): number[][][] {
  return nested(map) as unknown as number[][][];
}
