// How far a stack sees, and how finely, layer after layer: two panels with a line for each stack.
import { receptiveField, type StackedLayer } from "../cost/receptive-field";
import { both, type Figure, type Label, type Trace } from "./figure";
import { caption } from "./grid";

/** A stack, what it is called, and its layers along one axis. */
export interface NamedStack {
  readonly name: Label;
  readonly layers: readonly StackedLayer[];
}

const styles = [
  { color: "#0072B2", dash: "solid", symbol: "circle" },
  { color: "#D55E00", dash: "dash", symbol: "square-open" },
  { color: "#009E73", dash: "dot", symbol: "diamond" },
  { color: "#CC79A7", dash: "dashdot", symbol: "triangle-up-open" },
];

/**
 * Left: the receptive field after each layer; right: how many input cells it is from one output to the next. Later stacks
 * have smaller marks, so that lines which coincide stay visible.
 * @throws RangeError as `receptiveField`.
 */
export function fieldsByDepth(stacks: readonly NamedStack[]): Figure {
  const deepest = Math.max(...stacks.map(({ layers }) => layers.length));
  const lines = stacks.flatMap(({ name, layers }, index): Trace[] => {
    const { color, dash, symbol } = styles[index % styles.length]!;
    const after = [{ size: 1, jump: 1 }, ...receptiveField(layers)];
    return (["size", "jump"] as const).map((what, place) => ({
      type: "scatter",
      mode: "lines+markers",
      name,
      showlegend: place === 0,
      legendgroup: String(index),
      x: after.map((_, layer) => layer),
      y: after.map((sight) => sight[what]),
      line: { color, dash, width: Math.max(2, 6 - 2 * index) },
      marker: { symbol, size: Math.max(6, 14 - 3 * index), color, line: { width: 2, color } },
      hovertemplate: "%{y}<extra></extra>",
      xaxis: place === 0 ? "x" : "x2",
      yaxis: place === 0 ? "y" : "y2",
    }));
  });
  const layer = { title: { text: both("layers", "слоёв") }, dtick: 1, range: [-0.2, deepest + 0.3] };
  return {
    data: lines,
    layout: {
      height: 400,
      margin: { l: 48, r: 16, t: 80, b: 56 },
      annotations: [
        caption(both("receptive field, cells", "рецептивное поле, клеток"), 0.22, 1.02),
        caption(both("from one output to the next, cells", "от выхода до соседнего, клеток"), 0.78, 1.02),
      ],
      xaxis: { ...layer, domain: [0, 0.44], anchor: "y" },
      xaxis2: { ...layer, domain: [0.56, 1], anchor: "y2" },
      yaxis: { rangemode: "tozero", anchor: "x" },
      yaxis2: { rangemode: "tozero", anchor: "x2" },
      legend: { orientation: "h", x: 0.5, xanchor: "center", y: 1.1, yanchor: "bottom" },
    },
  };
}
