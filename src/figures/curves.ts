// Signals as lines, one above another in time: what went into a layer and what came out.
import { both, type Figure, type Label } from "./figure";
import { heading } from "./grid";

/** A line of numbers and what it is called. */
export interface Curve {
  readonly name: Label;
  readonly values: ArrayLike<number>;
  /** Place of the first value on the axis, in steps; 0 when absent. A shorter output lies in the middle by it. */
  readonly from?: number;
}

/** What stands along the axes and above them. */
export interface CurvesOptions {
  /** The days that the steps stand for, "1999-01-31"; steps are numbered when absent. */
  readonly along?: readonly string[];
  /** What is measured. */
  readonly what?: Label;
  /** What a step is; "step" when absent. */
  readonly step?: Label;
  readonly title?: Label;
}

const looks = [
  { color: "#56B4E9", width: 1 },
  { color: "#D55E00", width: 2.5 },
  { color: "#009E73", width: 2, dash: "dash" },
  { color: "#CC79A7", width: 2, dash: "dot" },
];

/** The lines of `list` on one axis; the first one is thin, as the ground for the others. */
export function curves(
  list: readonly Curve[],
  { along, what = "", step: unit = both("step", "шаг"), title }: CurvesOptions = {},
): Figure {
  return {
    data: list.map(({ name, values, from = 0 }, index) => ({
      type: "scatter",
      mode: "lines",
      name,
      x: Array.from(values, (_, step) => along?.[step + from] ?? step + from),
      y: Array.from(values, (value) => Number(value.toPrecision(5))),
      line: looks[index % looks.length],
    })),
    layout: {
      height: 360,
      margin: { l: 64, r: 16, t: title ? 76 : 40, b: 48 },
      ...(title && { title: heading(title) }),
      legend: { orientation: "h", y: 1.02, yanchor: "bottom" },
      xaxis: along ? { tickformat: both("%b %Y", "%m.%Y") } : { title: { text: unit } },
      yaxis: { title: { text: what } },
    },
  };
}
