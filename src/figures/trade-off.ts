// What accuracy costs: networks as points, multiply-adds along a logarithmic axis.
import { both, type Figure, type Label } from "./figure";

/** One network as somebody measured it. */
export interface Contestant {
  readonly name: Label;
  /** Millions of multiply-adds for one picture. */
  readonly macs: number;
  /** Share of right answers, in per cent. */
  readonly accuracy: number;
  /** Where both were printed. */
  readonly source: string;
  /** Where its name stands beside the point; "top right" when absent. */
  readonly place?: string;
}

/** Networks that belong together; a line joins them where they are variants of one. */
export interface Contestants {
  readonly name: Label;
  readonly joined?: boolean;
  readonly points: readonly Contestant[];
}

const looks = [
  { color: "#CC79A7", symbol: "circle" },
  { color: "#E69F00", symbol: "square" },
  { color: "#0072B2", symbol: "diamond" },
  { color: "#009E73", symbol: "triangle-up" },
];

/** Accuracy against multiply-adds for `families`; the source of a point stands in its hover text. */
export function tradeOff(families: readonly Contestants[]): Figure {
  return {
    data: families.map(({ name, joined = false, points }, index) => {
      const { color, symbol } = looks[index % looks.length]!;
      return {
        type: "scatter",
        mode: joined ? "lines+markers+text" : "markers+text",
        name,
        x: points.map(({ macs }) => macs),
        y: points.map(({ accuracy }) => Number(accuracy.toFixed(2))),
        text: points.map((point) => point.name),
        textposition: points.map(({ place = "top right" }) => place),
        textfont: { size: 11 },
        customdata: points.map(({ source }) => source),
        hovertemplate: "%{text}: %{y} %, %{x} M<br>%{customdata}<extra></extra>",
        marker: { size: 11, color, symbol },
        line: { color, width: 1.5, dash: "dot" },
        cliponaxis: false,
      };
    }),
    layout: {
      height: 460,
      margin: { l: 64, r: 24, t: 48, b: 56 },
      legend: { orientation: "h", y: 1.02, yanchor: "bottom" },
      xaxis: {
        type: "log",
        range: [1.4, 4.4],
        tickvals: [30, 100, 300, 1000, 3000, 10000],
        ticktext: ["30", "100", "300", "1000", "3000", "10 000"],
        title: {
          text: both(
            "multiply-adds, millions (logarithmic)",
            "умножений со сложением, млн (логарифмическая шкала)",
          ),
        },
      },
      yaxis: {
        title: { text: both("ImageNet, first guess right, %", "ImageNet, верен первый ответ, %") },
        dtick: 5,
      },
    },
  };
}
