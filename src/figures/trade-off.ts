// What accuracy costs: networks as points, multiply-adds along a logarithmic axis.
import { both, type Figure, type Label } from "./figure";

/** One network as somebody measured it. */
export interface Contestant {
  readonly name: Label;
  /** Millions of multiply-adds for one picture. */
  readonly macs: number;
  /** Share of right answers, in per cent. */
  readonly accuracy: number;
  /** Standard deviation of several trainings, drawn as a whisker; none when absent. */
  readonly spread?: number;
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

/** What was measured, and where the axes stand; networks on ImageNet when absent. */
export interface TradeOffOptions {
  /** Along the upright axis. */
  readonly accuracy?: Label;
  /** Ticks of the axis of multiply-adds, in millions; it ends a little beyond the first and the last. */
  readonly millions?: readonly number[];
  /** Per cent between ticks of the upright axis. */
  readonly step?: number;
}

const imageNet = {
  accuracy: both("ImageNet, first guess right, %", "ImageNet, верен первый ответ, %"),
  millions: [30, 100, 300, 1000, 3000, 10000],
  step: 5,
} as const;

const looks = [
  { color: "#CC79A7", symbol: "circle" },
  { color: "#E69F00", symbol: "square" },
  { color: "#0072B2", symbol: "diamond" },
  { color: "#009E73", symbol: "triangle-up" },
];

/** Accuracy against multiply-adds for `families`; the source of a point stands in its hover text. */
export function tradeOff(families: readonly Contestants[], options: TradeOffOptions = {}): Figure {
  const { accuracy, millions, step } = { ...imageNet, ...options };
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
        ...(points.some(({ spread }) => spread !== undefined) && {
          error_y: {
            array: points.map(({ spread = 0 }) => Number(spread.toFixed(2))),
            color,
            thickness: 1.5,
          },
        }),
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
        range: [Math.log10(millions[0]!) - 0.08, Math.log10(millions.at(-1)!) + 0.4].map((end) =>
          Number(end.toFixed(1)),
        ),
        tickvals: millions,
        ticktext: millions.map(spaced),
        title: {
          text: both(
            "multiply-adds, millions (logarithmic)",
            "умножений со сложением, млн (логарифмическая шкала)",
          ),
        },
      },
      yaxis: {
        title: { text: accuracy },
        dtick: step,
      },
    },
  };
}

/** A number for a reader: thousands apart, and the comma of the language. */
function spaced(number: number): Label {
  const text =
    number < 10_000
      ? String(number)
      : `${Math.floor(number / 1000)} ${String(number % 1000).padStart(3, "0")}`;
  return text.includes(".") ? both(text, text.replace(".", ",")) : text;
}
