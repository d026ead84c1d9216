// Multiply-adds of the same layers built in several ways, side by side.
import { both, type Figure, type Label } from "./figure";
import { palette } from "./palette";

/** One way to build the layers: what it is called, and the multiply-adds of each layer. */
export interface CostSeries {
  readonly name: Label;
  readonly macs: readonly number[];
}

/** A group of bars for each of `layers`, a bar for each of `series`, in 10⁹ multiply-adds. */
export function costGroups(layers: readonly Label[], series: readonly CostSeries[]): Figure {
  const patterns = ["", "/", "."];
  return {
    data: series.map(({ name, macs }, index) => ({
      type: "bar",
      name,
      x: layers.map((_, layer) => layer),
      y: macs.map((count) => count / 1e9),
      marker: {
        color: palette.kernel,
        pattern: { shape: patterns[index % patterns.length], fillmode: "replace" },
        line: { color: palette.kernel, width: 1 },
      },
      hovertemplate: "%{y:.2f} · 10⁹<extra></extra>",
    })),
    layout: {
      height: 360,
      margin: { l: 64, r: 16, t: 40, b: 40 },
      barmode: "group",
      xaxis: { tickvals: layers.map((_, layer) => layer), ticktext: layers },
      yaxis: {
        title: { text: both("multiply-adds, 10⁹", "умножений со сложением, 10⁹") },
        rangemode: "tozero",
      },
      legend: { orientation: "h", y: 1.02, yanchor: "bottom" },
    },
  };
}
