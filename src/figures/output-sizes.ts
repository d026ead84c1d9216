// Output size against input size: the staircase that the floor makes.
import { type AxisOptions, axis } from "../conv/axis";
import { both, type Figure } from "./figure";

const dashes = ["solid", "dash", "dot", "dashdot"];
const colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7"];

/** One staircase a layer: input sizes from the first that fits to `largest`, along the horizontal axis. */
export function outputSizes(
  layers: readonly (AxisOptions & { readonly kernel: number })[],
  { largest = 16 }: { readonly largest?: number } = {},
): Figure {
  return {
    data: layers.map(({ kernel, ...options }, index) => {
      const points = Array.from({ length: largest }, (_, cell) => cell + 1).flatMap((input) => {
        try {
          return [[input, axis(input, kernel, options).output] as const];
        } catch (error) {
          if (error instanceof RangeError) return [];
          throw error;
        }
      });
      return {
        type: "scatter",
        mode: "lines+markers",
        name: `k=${kernel} s=${options.stride ?? 1} p=${options.padding ?? 0} d=${options.dilation ?? 1}`,
        x: points.map(([input]) => input),
        y: points.map(([, output]) => output),
        line: { shape: "hv", dash: dashes[index % dashes.length], color: colours[index % colours.length] },
      };
    }),
    layout: {
      height: 360,
      margin: { l: 60, r: 16, t: 24, b: 56 },
      xaxis: { title: { text: both("input size i", "размер входа i") }, dtick: 1 },
      yaxis: { title: { text: both("output size o", "размер выхода o") }, rangemode: "tozero" },
      legend: { orientation: "h", y: 1.02, yanchor: "bottom" },
    },
  };
}
