// What a depthwise separable convolution costs beside the ordinary one: 1/C_O + 1/K², against C_O.
import { macs } from "../cost/macs";
import { both, type Figure, type Label, type Trace } from "./figure";
import { palette } from "./palette";

const blue = "#2E8BC8";
const dashes = ["dot", "solid", "dash", "dashdot"];

/** A layer to be marked on its curve. */
export interface MarkedLayer {
  readonly name: Label;
  readonly kernel: number;
  readonly outputs: number;
}

/**
 * Multiply-adds of the separable layer over those of the ordinary one, a curve for each of `kernels` (K of K × K), both axes
 * logarithmic; dotted lines are what the curves approach, the shaded part is where separable is dearer.
 */
export function separableRatio(
  kernels: readonly number[],
  { largest = 1024, marks = [] }: { readonly largest?: number; readonly marks?: readonly MarkedLayer[] } = {},
): Figure {
  const outputs = Array.from({ length: 4 * Math.log2(largest) + 1 }, (_, step) =>
    Math.round(2 ** (step / 4)),
  );
  const counts = [...new Set(outputs)];
  const curves = kernels.map((kernel, index): Trace => {
    return {
      type: "scatter",
      mode: "lines",
      name: `K = ${kernel}`,
      x: counts,
      y: counts.map((count) => ratio(kernel, count)),
      line: { color: blue, dash: dashes[index % dashes.length], width: 3 },
      showlegend: false,
      hovertemplate: `K = ${kernel}, C<sub>O</sub> = %{x}: %{y:.3f}<extra></extra>`,
    };
  });
  const marked: Trace = {
    type: "scatter",
    mode: "markers+text",
    x: marks.map((mark) => mark.outputs),
    y: marks.map(({ kernel, outputs }) => ratio(kernel, outputs)),
    text: marks.map(({ name }) => name),
    textposition: "top center",
    marker: { size: 11, color: "#F7F7F7", line: { width: 3, color: blue } },
    hoverinfo: "none",
    showlegend: false,
  };
  const limits = kernels.filter((kernel) => kernel > 1);
  const ticks = [2, 1, ...limits.map((kernel) => 1 / kernel ** 2)];
  return {
    data: [...curves, marked],
    layout: {
      height: 460,
      margin: { l: 70, r: 70, t: 16, b: 60 },
      xaxis: {
        type: "log",
        range: [0, Math.log10(largest)],
        tickvals: counts.filter((count) => Number.isInteger(Math.log2(count))),
        title: { text: both("output channels C<sub>O</sub>", "выходных каналов C<sub>O</sub>") },
      },
      yaxis: {
        type: "log",
        range: [Math.log10(Math.min(...ticks) * 0.8), Math.log10(2.2)],
        tickvals: ticks,
        ticktext: ["2", "1", ...limits.map((kernel) => `1/${kernel ** 2}`)],
        title: { text: both("separable / ordinary", "разделимая / обычная") },
      },
      shapes: [
        {
          type: "rect",
          xref: "paper",
          x0: 0,
          x1: 1,
          y0: 1,
          y1: 2.2,
          layer: "below",
          fillcolor: "rgba(213, 94, 0, 0.16)",
          line: { width: 0 },
        },
        line(1, palette.mistake, "solid"),
        ...limits.map((kernel) => line(1 / kernel ** 2, blue, "dot")),
      ],
      annotations: [
        ...kernels.map((kernel) => ({
          text: `K = ${kernel}`,
          xref: "paper",
          x: 1.01,
          y: Math.log10(ratio(kernel, largest)),
          xanchor: "left",
          yanchor: "middle",
          showarrow: false,
          font: { size: 13 },
        })),
        {
          text: both("dearer than ordinary", "дороже обычной"),
          xref: "paper",
          x: 0.97,
          y: Math.log10(1.5),
          xanchor: "right",
          yanchor: "middle",
          showarrow: false,
          font: { size: 14 },
        },
      ],
    },
  };
}

function ratio(kernel: number, outputs: number): number {
  const layer = { kernel: [kernel, kernel], channels: [1, outputs] as const, output: [1, 1] };
  return macs.separable(layer) / macs.conv(layer);
}

function line(y: number, color: string, dash: string): { [key: string]: unknown } {
  return {
    type: "line",
    xref: "paper",
    x0: 0,
    x1: 1,
    y0: y,
    y1: y,
    layer: "below",
    line: { color, dash, width: 2 },
  };
}
