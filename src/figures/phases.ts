// The kernels that take turns in a transposed convolution along an axis: each output cell and the weights that it meets.
import { array, elements } from "../conv/array";
import { convTranspose1d } from "../conv/ranks";
import { both, type Figure, type Frame, type Label, type Trace } from "./figure";
import { bracketed, caption, heading, written } from "./grid";
import { palette } from "./palette";
import { player } from "./player";

/** A weight on its way from an input cell to an output cell. */
interface Wire {
  readonly from: number;
  readonly to: number;
  readonly tap: number;
}

/** A colour for each remainder of an output cell's place; no more are told apart at a glance. */
const colours = [palette.kernel, palette.negative, palette.pointwise, palette.positive];

/**
 * A playing figure of `input` (numbers of one channel) under a transposed convolution with `kernel`, one frame an output
 * cell: the wires that reach it, with their weights. Wires of the same colour carry the same weights.
 * @throws RangeError when the axis does not fit, for strides above 4, or for more than 24 output cells.
 */
export function phases(
  input: readonly number[],
  kernel: readonly number[],
  { stride = 1, padding = 0 }: { readonly stride?: number; readonly padding?: number } = {},
): Figure {
  if (stride > colours.length)
    throw new RangeError(`the figure shows strides up to ${colours.length}, got ${stride}`);
  const y = elements(convTranspose1d(array([[...input]]), array([[[...kernel]]]), { stride, padding }));
  if (y.length > 24) throw new RangeError(`the output has ${y.length} cells, the figure shows at most 24`);
  const wires = input.flatMap((_, from) =>
    kernel
      .map((_, tap): Wire => ({ from, to: from * stride + tap - padding, tap }))
      .filter(({ to }) => to >= 0 && to < y.length),
  );
  // An input cell stands over the middle of its stamp.
  const over = (from: number) => from * stride - padding + (kernel.length - 1) / 2;
  const colourOf = (to: number) => colours[(to + padding) % stride]!;
  const into = (to: number) => wires.filter((wire) => wire.to === to);

  const moving = (step: number): Trace[] => {
    const met = into(step);
    return [
      { ...lines(met, over), line: { color: colourOf(step), width: 4 } },
      {
        ...squares(
          y.map((_, at) => at),
          0,
          y.map((value, at) => (at <= step ? written(value) : "")),
        ),
        marker: {
          ...square,
          color: y.map((_, at) => (at <= step ? palette.output : palette.padding)),
          line: { width: 4, color: y.map((_, at) => colourOf(at)) },
        },
      },
      {
        ...squares(
          met.map(({ from, to }) => (over(from) + to) / 2),
          0.5,
          met.map(({ tap }) => `<b>×${written(kernel[tap]!)}</b>`),
        ),
        marker: { symbol: "circle", size: 52, color: "#FFFFFF", line: { width: 2, color: colourOf(step) } },
      },
    ];
  };
  const frames: Frame[] = y.map((value, step) => ({
    name: `cell ${step}`,
    data: moving(step),
    traces: [1, 3, 4],
    layout: { title: heading(sentence(into(step), { input, kernel, step, value })) },
  }));

  const last = Math.max(y.length - 1, over(input.length - 1));
  const first = Math.min(0, over(0));
  const bare = { visible: false, fixedrange: true };
  // The squares are drawn over the ends of the wires.
  const [met, ...rest] = frames[0]!.data;
  return {
    data: [
      { ...lines(wires, over), line: { color: palette.quiet, width: 1 } },
      met!,
      {
        ...squares(
          input.map((_, from) => over(from)),
          1,
          input.map(written),
        ),
        marker: { ...square, color: palette.input },
      },
      ...rest,
    ],
    layout: {
      ...frames[0]!.layout,
      height: 400,
      margin: { l: 16, r: 16, t: 64, b: 96 },
      showlegend: false,
      annotations: [
        caption(both("input", "вход"), first - 0.9, 0.97, ""),
        caption(both("output", "выход"), first - 0.9, -0.03, ""),
      ],
      xaxis: { ...bare, range: [first - 1.4, last + 0.6] },
      yaxis: { ...bare, range: [-0.2, 1.2] },
      ...player(frames, {
        prefix: both("output cell ", "клетка выхода "),
        stops: y.map((_, step) => String(step)),
        milliseconds: 1000,
      }),
    },
    frames,
  };
}

const square = { symbol: "square", size: 40 } as const;

function lines(wires: readonly Wire[], over: (from: number) => number): Trace {
  return {
    type: "scatter",
    mode: "lines",
    x: wires.flatMap(({ from, to }) => [over(from), to, null]),
    y: wires.flatMap(() => [1, 0, null]),
    hoverinfo: "skip",
  };
}

function squares(x: readonly number[], y: number, text: readonly string[]): Trace {
  return {
    type: "scatter",
    mode: "markers+text",
    x,
    y: x.map(() => y),
    text,
    textfont: { color: palette.ink, size: 12 },
    hoverinfo: "skip",
  };
}

function sentence(
  met: readonly Wire[],
  {
    input,
    kernel,
    step,
    value,
  }: { input: readonly number[]; kernel: readonly number[]; step: number; value: number },
): Label {
  const terms = met.map(({ from, tap }) => `${bracketed(input[from]!)}·${bracketed(kernel[tap]!)}`);
  return `y[${step}] = ${terms.join(" + ") || "0"} = ${written(value)}`;
}
