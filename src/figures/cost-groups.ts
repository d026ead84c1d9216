// Multiply-adds of the same layers built in several ways, side by side.
import { both, type Figure, type Label } from "./figure";
import { palette } from "./palette";

/** One way to build the layers: what it is called, and the multiply-adds of each layer. */
export interface CostSeries {
  readonly name: Label;
  readonly macs: readonly number[];
}

/** A group of bars for each of `layers`, a bar for each of `series`, in 10⁹ multiply-adds, or in 10⁶ when all are fewer. */
export function costGroups(layers: readonly Label[], series: readonly CostSeries[]): Figure {
  const patterns = ["", "/", "."];
  const largest = Math.max(...series.flatMap(({ macs }) => macs));
  const [unit, power] = largest < 1e9 ? [1e6, "10⁶"] : [1e9, "10⁹"];
  return {
    data: series.map(({ name, macs }, index) => ({
      type: "bar",
      name,
      x: layers.map((_, layer) => layer),
      y: macs.map((count) => count / unit),
      marker: {
        color: palette.kernel,
        pattern: { shape: patterns[index % patterns.length], fillmode: "replace" },
        line: { color: palette.kernel, width: 1 },
      },
      hovertemplate: `%{y:.2f} · ${power}<extra></extra>`,
    })),
    layout: {
      height: 360,
      margin: { l: 64, r: 16, t: 40, b: 40 },
      barmode: "group",
      xaxis: { tickvals: layers.map((_, layer) => layer), ticktext: layers },
      yaxis: {
        title: { text: both(`multiply-adds, ${power}`, `умножений со сложением, ${power}`) },
        rangemode: "tozero",
      },
      legend: { orientation: "h", y: 1.02, yanchor: "bottom" },
    },
  };
}
