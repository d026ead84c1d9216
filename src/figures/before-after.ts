// Pairs of measurements, before and after a change, and the difference that it made.
import type { Figure, Label } from "./figure";
import { palette } from "./palette";

/** One thing measured twice. */
export interface MeasuredTwice {
  readonly name: Label;
  readonly before: number;
  readonly after: number;
}

/** How the two measurements, and what they measure, are called. */
export interface BeforeAfterOptions {
  readonly before: Label;
  readonly after: Label;
  /** What is measured, with its unit. */
  readonly what: Label;
}

/** Two bars for each of `rows`; above the second one stands the difference. */
export function beforeAfter(
  rows: readonly MeasuredTwice[],
  { before, after, what }: BeforeAfterOptions,
): Figure {
  const names = rows.map((_, index) => index);
  const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;
  return {
    data: [
      {
        type: "bar",
        name: before,
        x: names,
        y: rows.map((row) => row.before),
        text: rows.map((row) => row.before.toFixed(1)),
        textposition: "inside",
        textangle: 0,
        insidetextfont: { color: palette.ink },
        marker: { color: palette.padding },
        hoverinfo: "skip",
      },
      {
        type: "bar",
        name: after,
        x: names,
        y: rows.map((row) => row.after),
        text: rows.map((row) => `${row.after.toFixed(1)}<br>(${signed(row.after - row.before)})`),
        textposition: "inside",
        textangle: 0,
        insidetextfont: { color: palette.ink },
        marker: { color: palette.output },
        hoverinfo: "skip",
      },
    ],
    layout: {
      height: 380,
      margin: { l: 64, r: 16, t: 48, b: 48 },
      barmode: "group",
      bargap: 0.25,
      legend: { orientation: "h", y: 1.02, yanchor: "bottom" },
      xaxis: { tickvals: names, ticktext: rows.map(({ name }) => name) },
      yaxis: { title: { text: what }, rangemode: "tozero" },
    },
  };
}
