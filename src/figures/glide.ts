// A convolution along one axis, played: the kernel covers all channels of a signal and glides along its length.
import { array, elements, type Nested, nested } from "../conv/array";
import { type Axis, type AxisOptions, axis } from "../conv/axis";
import { conv1d } from "../conv/ranks";
import { both, type Figure, type Frame, type Trace } from "./figure";
import {
  borders,
  bracketed,
  type Cells,
  caption,
  corners,
  grid,
  heading,
  panel,
  rangeOf,
  unfilled,
  written,
} from "./grid";
import { palette } from "./palette";
import { player } from "./player";

/**
 * `signal` (`[length]` or `[channels, length]`) under `kernel` (`[taps]` or `[channels, taps]`), one frame an output cell.
 * @throws RangeError when shapes and options do not fit, or there would be more than 40 frames.
 */
export function glide(signal: Nested, kernel: Nested, options: AxisOptions = {}): Figure {
  const [x, w] = [rowsOf(signal), rowsOf(kernel)];
  const line = axis(x[0]!.length, w[0]!.length, options);
  if (line.output > 40)
    throw new RangeError(`the output has ${line.output} cells, the figure plays at most 40`);
  const { stride, dilation, before, after } = line;
  const padding = [[before, after]] as const;
  const y = elements(conv1d(array(x), array([w]), { stride, padding, dilation }));
  const columns = before + line.input + after;
  const pixels = Math.min(44, 700 / Math.max(columns, line.output));

  const moving = (step: number): Trace[] => {
    const taps = tapsAt(line, step);
    const places = x.flatMap((_, row) => taps.map((column): [number, number] => [row, column]));
    const done: Cells = [y.map((value, index) => (index <= step ? value : null))];
    return [
      borders(places, { panel: "", colour: palette.kernel, size: pixels - 4 }),
      corners(
        places,
        w.flat().map((weight) => `×${written(weight)}`),
        "",
      ),
      grid(done, { panel: "2", colour: palette.output, range: rangeOf(y) }),
      borders([[0, step]], { panel: "2", colour: palette.kernel, size: pixels - 4 }),
    ];
  };
  const frames: Frame[] = y.map((value, step) => ({
    name: `position ${step}`,
    data: moving(step),
    traces: [3, 4, 5, 6],
    layout: { title: heading(sentence(x, w, line, step, value)) },
  }));
  const [first, last] = [pixels * x.length, pixels];
  const total = first + 60 + last;
  return {
    data: [
      grid(padded(x, line, "cells"), { panel: "", colour: palette.input }),
      grid(padded(x, line, "padding"), { panel: "", colour: palette.padding, range: "flat" }),
      unfilled(1, line.output, "2"),
      ...frames[0]!.data,
    ],
    layout: {
      ...frames[0]!.layout,
      height: Math.round(total + 200),
      margin: { l: 16, r: 16, t: 80, b: 96 },
      annotations: [
        caption(both(`input ${x.length}×${line.input}`, `вход ${x.length}×${line.input}`), 0.5, 1.01),
        caption(both(`output 1×${line.output}`, `выход 1×${line.output}`), 0.5, (last + 16) / total),
      ],
      ...panel("", { rows: x.length, columns, x: [0, 1], y: [1 - first / total, 1] }),
      ...panel("2", { rows: 1, columns: line.output, x: [0, 1], y: [0, last / total] }),
      ...player(frames, {
        prefix: both("output cell ", "клетка выхода "),
        stops: frames.map((_, step) => String(step)),
      }),
    },
    frames,
  };
}

/** `[channels, length]` of a signal that may have only a length. */
function rowsOf(given: Nested): number[][] {
  const map = array(given);
  if (map.dimension > 2)
    throw new RangeError(`a signal of shape [C, L] or [L] is needed, got [${map.shape}]`);
  return (map.dimension === 1 ? [nested(map)] : nested(map)) as number[][];
}

/** Columns of the padded signal that the taps cover at output `step`. */
function tapsAt({ kernel, stride, dilation }: Axis, step: number): number[] {
  return Array.from({ length: kernel }, (_, tap) => step * stride + tap * dilation);
}

function padded(x: number[][], { before, input, after }: Axis, part: "cells" | "padding"): Cells {
  return x.map((row) =>
    Array.from({ length: before + input + after }, (_, column) => {
      const inside = column >= before && column < before + input;
      return inside === (part === "cells") ? (row[column - before] ?? 0) : null;
    }),
  );
}

/** The sum written out, channel by channel; what lies in the padding, and zero weights, add nothing and are left away. */
function sentence(x: number[][], w: number[][], line: Axis, step: number, value: number): string {
  const terms = x.flatMap((row, channel) =>
    tapsAt(line, step).flatMap((column, tap) => {
      const [cell, weight] = [row[column - line.before], w[channel]![tap]!];
      return cell === undefined || weight === 0 ? [] : [`${bracketed(weight)}·${bracketed(cell)}`];
    }),
  );
  return `y[${step}] = ${terms.join(" + ") || "0"} = ${written(value)}`;
}
