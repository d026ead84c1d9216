// Multiply-adds of layers side by side.
import { both, type Figure, type Label } from "./figure";
import { kinds } from "./palette";

/** One bar: what it is called, and its multiply-adds. */
export interface CostRow {
  readonly name: Label;
  readonly macs: number;
  /** What kind of layer it is, for the colour; an ordinary one when absent. */
  readonly kind?: keyof typeof kinds;
}

/** A horizontal bar for each of `rows`, in multiply-adds, the exact count written at its end. */
export function costBars(rows: readonly CostRow[]): Figure {
  return {
    data: [
      {
        type: "bar",
        orientation: "h",
        x: rows.map(({ macs }) => macs),
        y: rows.map((_, index) => index),
        text: rows.map(({ macs }) => macs.toLocaleString("ru-RU")),
        textposition: "outside",
        cliponaxis: false,
        marker: { color: rows.map(({ kind = "conv" }) => kinds[kind]) },
        hoverinfo: "none",
      },
    ],
    layout: {
      height: 110 + 44 * rows.length,
      margin: { l: 170, r: 90, t: 16, b: 56 },
      xaxis: {
        title: { text: both("multiply-adds", "умножений со сложением") },
        rangemode: "tozero",
        tickformat: "~s",
      },
      yaxis: {
        autorange: "reversed",
        tickvals: rows.map((_, index) => index),
        ticktext: rows.map(({ name }) => name),
        ticklabelstandoff: 6,
      },
    },
  };
}
