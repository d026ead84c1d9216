// Which sizes a transposed convolution restores: an axis through a convolution and back through its transpose.
import { axis } from "../conv/axis";
import { transposedGeometry } from "../conv/transposed-geometry";
import { both, type Figure, type Trace } from "./figure";
import { palette } from "./palette";

/** The layer that makes the way there, and whose transpose makes the way back. */
export interface RoundTrip {
  readonly kernel: number;
  readonly stride?: number;
  readonly padding?: number;
}

/**
 * Size after the way there and back against the size before, for all sizes from the first that fits to `largest`: circles
 * where it is restored, crosses where it is not, each with the output padding that would restore it.
 */
export function thereAndBack(
  { kernel, stride = 1, padding = 0 }: RoundTrip,
  { largest = 24 }: { readonly largest?: number } = {},
): Figure {
  const first = Math.max(1, kernel - 2 * padding);
  const trips = Array.from({ length: Math.max(0, largest - first + 1) }, (_, index) => {
    const before = first + index;
    const { output } = axis(before, kernel, { stride, padding });
    const back = transposedGeometry([1, output], [1, 1, kernel], { stride, padding }).axes[0]!.input;
    return { before, output, back, missing: before - back };
  });
  const whole = trips.filter(({ missing }) => missing === 0);
  const short = trips.filter(({ missing }) => missing > 0);
  const points = (some: typeof trips): Trace => ({
    type: "scatter",
    x: some.map(({ before }) => before),
    y: some.map(({ back }) => back),
    hoverinfo: "text",
    hovertext: some.map(({ before, output, back }) => `${before} → ${output} → ${back}`),
  });
  const settings = `k = ${kernel}, s = ${stride}, p = ${padding}`;
  return {
    data: [
      {
        type: "scatter",
        mode: "lines",
        name: both("the size before", "прежний размер"),
        x: [first, largest],
        y: [first, largest],
        line: { color: palette.quiet, dash: "dash" },
        hoverinfo: "skip",
      },
      {
        ...points(whole),
        mode: "markers",
        name: both("restored", "восстановлен"),
        marker: { color: palette.output, size: 11, symbol: "circle" },
      },
      {
        ...points(short),
        mode: "markers+text",
        name: both("too small; the number is a", "мал; число — это a"),
        text: short.map(({ missing }) => `+${missing}`),
        textposition: "bottom center",
        marker: { color: palette.mistake, size: 10, symbol: "x" },
      },
    ],
    layout: {
      height: 440,
      margin: { l: 60, r: 16, t: 84, b: 56 },
      title: {
        text: both(`There and back with ${settings}`, `Туда и обратно: ${settings}`),
        font: { size: 14 },
        x: 0.5,
        xanchor: "center",
      },
      xaxis: { title: { text: both("size before", "размер до") }, dtick: 2, range: [0, largest + 1] },
      yaxis: { title: { text: both("size after", "размер после") }, dtick: 2, range: [-1.5, largest + 1] },
      legend: { orientation: "h", y: 1.02, yanchor: "bottom" },
    },
  };
}
