// Groups from one to as many as channels: the matrix of kernels falls apart into blocks and the work shrinks with it; the last
// stop adds the 1×1 kernels that mix the channels again.
import { type Layer, macs } from "../cost/macs";
import { params } from "../cost/params";
import { both, type Figure, type Frame, type Label, type Trace } from "./figure";
import { type Cells, caption, grid, heading, panel, unfilled } from "./grid";
import { palette } from "./palette";
import { player } from "./player";

/** One stop of the slider. */
interface Stop {
  readonly groups: number;
  readonly name: Label;
  readonly title: Label;
  /** Output channels of the K×K kernels: C_out, at the last stop C_in. */
  readonly outputs: number;
  readonly spatial: number;
  readonly pointwise: number;
}

/**
 * A playing figure of `layer` with 1 group, then with every divisor of its C_in, then as depthwise separable convolution. At
 * the left a row for each output channel and a column for each input channel: a filled cell is a kernel.
 * @throws RangeError when C_in does not divide C_out, or there are more than 24 channels.
 */
export function groupSweep(layer: Omit<Layer, "groups">): Figure {
  const [from, to] = layer.channels;
  if (to % from !== 0) throw new RangeError(`${from} input channels do not divide ${to} output channels`);
  if (to > 24) throw new RangeError(`there are ${to} output channels, the figure shows at most 24`);
  const stops = stopsOf(layer);
  const shapeOf = layer.kernel.join("×");
  const taps = layer.kernel.reduce((product, taps) => product * taps, 1);
  const written = to <= 12;

  const moving = (reached: number): Trace[] => {
    const { groups, outputs, pointwise } = stops[reached]!;
    const kernels = blocks({ from, to, outputs, groups });
    const mixing = matrix(to, from, () => pointwise > 0);
    const bar = (share: "spatial" | "pointwise"): Trace => ({
      type: "bar",
      orientation: "h",
      x: stops.map((stop, index) => (index <= reached ? stop[share] : 0)),
      y: stops.map((_, index) => index),
      marker: {
        color: share === "spatial" ? palette.kernel : palette.pointwise,
        opacity: stops.map((_, index) => (index === reached ? 1 : 0.4)),
      },
      text: stops.map((stop, index) => {
        const isLast = (share === "pointwise") === stop.pointwise > 0;
        return isLast && index <= reached ? (stop.spatial + stop.pointwise).toLocaleString("ru-RU") : "";
      }),
      textposition: "outside",
      cliponaxis: false,
      hoverinfo: "none",
      showlegend: false,
      xaxis: "x3",
      yaxis: "y3",
    });
    return [
      grid(kernels, {
        panel: "",
        colour: palette.kernel,
        range: "flat",
        words: each(kernels, written ? String(taps) : ""),
      }),
      grid(mixing, {
        panel: "2",
        colour: palette.pointwise,
        range: "flat",
        words: each(mixing, written ? "1" : ""),
      }),
      bar("spatial"),
      bar("pointwise"),
    ];
  };
  const frames: Frame[] = stops.map(({ title }, index) => ({
    name: `stop ${index}`,
    data: moving(index),
    traces: [2, 3, 4, 5],
    layout: { title: heading(title) },
  }));
  return {
    data: [unfilled(to, from, ""), unfilled(to, from, "2"), ...frames[0]!.data],
    layout: {
      ...frames[0]!.layout,
      height: 440,
      margin: { l: 34, r: 34, t: 84, b: 120 },
      barmode: "stack",
      annotations: [
        caption(both(`${shapeOf} kernels`, `ядра ${shapeOf}`), 0.15, 1.01),
        caption(both("1×1 kernels, at the last stop", "ядра 1×1, в конце"), 0.46, 1.01),
        caption(both("multiply-adds", "умножений со сложением"), 0.84, 1.01),
        caption(both("input channels →", "входные каналы →"), 0.14, -0.08),
        {
          ...caption(both("← output channels", "← выходные каналы"), -0.02, 0.5),
          textangle: -90,
          yanchor: "middle",
        },
      ],
      ...panel("", { rows: to, columns: from, x: [0, 0.28], y: [0, 1] }),
      ...panel("2", { rows: to, columns: from, x: [0.32, 0.6], y: [0, 1] }),
      xaxis3: {
        domain: [0.72, 0.93],
        anchor: "y3",
        range: [0, Math.max(...stops.map(({ spatial, pointwise }) => spatial + pointwise))],
        visible: false,
        fixedrange: true,
      },
      yaxis3: {
        domain: [0, 1],
        anchor: "x3",
        range: [stops.length - 0.4, -0.6],
        showgrid: false,
        zeroline: false,
        fixedrange: true,
        tickvals: stops.map((_, index) => index),
        ticktext: stops.map(({ name }) => name),
      },
      ...player(frames, {
        prefix: "",
        stops: stops.map(({ name }) => name),
        milliseconds: 1600,
      }),
    },
    frames,
  };
}

function stopsOf(layer: Omit<Layer, "groups">): Stop[] {
  const [from, to] = layer.channels;
  const divisors = Array.from({ length: from }, (_, below) => below + 1).filter((g) => from % g === 0);
  const grouped = divisors.map((groups): Stop => {
    const weights = params.conv({ ...layer, groups }).toLocaleString("ru-RU");
    const seen = from / groups;
    const isDepthwise = groups === from;
    return {
      groups,
      name: `g = ${groups}`,
      title: both(
        `${groups} ${groups === 1 ? "group" : "groups"}${isDepthwise ? " (depthwise)" : ""}: an output channel looks at ${seen} of ${from} input channels; ${weights} weights`,
        `Групп: ${groups}${isDepthwise ? " (поканальная)" : ""}. Выходной канал видит входных: ${seen} из ${from}; весов: ${weights}`,
      ),
      outputs: to,
      spatial: macs.conv({ ...layer, groups }),
      pointwise: 0,
    };
  });
  const weights = params.separable(layer).toLocaleString("ru-RU");
  const separable: Stop = {
    groups: from,
    name: "+ 1×1",
    title: both(
      `Depthwise, then 1×1: every output channel looks at all ${from} again; ${weights} weights`,
      `Поканальная, затем 1×1: каждый выходной канал снова видит все ${from}; весов: ${weights}`,
    ),
    outputs: from,
    spatial: macs.depthwise({ ...layer, channels: from }),
    pointwise: macs.pointwise(layer),
  };
  return [...grouped, separable];
}

/** 1 where output channel (row) looks at input channel (column). */
function blocks(size: { from: number; to: number; outputs: number; groups: number }): Cells {
  const { from, to, outputs, groups } = size;
  return matrix(to, from, (row, column) => {
    const group = Math.floor((row * groups) / outputs);
    return row < outputs && group === Math.floor((column * groups) / from);
  });
}

function matrix(rows: number, columns: number, belongs: (row: number, column: number) => boolean): Cells {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => (belongs(row, column) ? 1 : null)),
  );
}

function each(cells: Cells, word: string): string[][] {
  return cells.map((row) => row.map((value) => (value === null ? "" : word)));
}
