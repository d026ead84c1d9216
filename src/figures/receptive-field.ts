// The cone of sight: which cells of every layer below one cell of the last layer depends on, along one axis.
import { receptiveField, type StackedLayer } from "../cost/receptive-field";
import { both, type Figure, type Trace } from "./figure";
import { heading } from "./grid";
import { palette } from "./palette";

/**
 * The cone of one output cell of a stack of `layers`; the input is the lowest row. Padding is not drawn. A cell stands
 * above the middle of what it sees or, when the layers are `causal`, above the last of it.
 */
export function sight(
  layers: readonly StackedLayer[],
  { causal = false }: { readonly causal?: boolean } = {},
): Figure {
  const fields = receptiveField(layers);
  const sizes = [1, ...fields.map(({ size }) => size)];
  const width = sizes.at(-1)!;
  const jumps = [1, ...fields.map(({ jump }) => jump)];
  /** What lies before the place where something `length` long stands. */
  const before = (length: number) => (causal ? length - 1 : (length - 1) / 2);
  // Offsets from the output cell, in input cells, that each level contributes, from the top down.
  const levels: number[][] = [[0]];
  for (let level = layers.length - 1; level >= 0; level--) {
    const { kernel, dilation = 1 } = layers[level]!;
    const reached = levels[0]!.flatMap((centre) =>
      Array.from({ length: kernel }, (_, tap) => centre + (tap - before(kernel)) * dilation * jumps[level]!),
    );
    levels.unshift([...new Set(reached)].sort((left, right) => left - right));
  }
  const row = (offsets: readonly number[], level: number): Trace => ({
    type: "scatter",
    mode: "markers",
    x: offsets.map((offset) => offset + before(width)),
    y: offsets.map(() => level),
    marker: {
      symbol: "square",
      size: Math.min(24, 420 / width),
      color: level === 0 ? palette.input : level === layers.length ? palette.output : palette.kernel,
    },
    hoverinfo: "none",
    showlegend: false,
  });
  const lines: Trace[] = layers.map(({ kernel, dilation = 1 }, level) => {
    const ends = levels[level + 1]!.flatMap((centre) =>
      Array.from({ length: kernel }, (_, tap) => {
        const from = centre + (tap - before(kernel)) * dilation * jumps[level]!;
        return [centre + before(width), from + before(width), null];
      }),
    );
    return {
      type: "scatter",
      mode: "lines",
      x: ends.flat(),
      y: ends.flatMap(() => [level + 1, level, null]),
      line: { color: palette.quiet, width: 1.5 },
      hoverinfo: "none",
      showlegend: false,
    };
  });
  const names = [
    both(`input: sees ${width}`, `вход: видно ${width}`),
    ...layers.map(({ kernel, stride = 1, dilation = 1 }, index) => {
      const detail = `k=${kernel}, s=${stride}, d=${dilation}`;
      return both(`layer ${index + 1}: ${detail}`, `слой ${index + 1}: ${detail}`);
    }),
  ];
  return {
    data: [...lines, ...levels.map(row)],
    layout: {
      height: 120 + 70 * layers.length,
      margin: { l: 150, r: 16, t: 48, b: 16 },
      title: heading(
        both(
          `Receptive field, layer by layer: ${sizes.join(" → ")}`,
          `Рецептивное поле, слой за слоем: ${sizes.join(" → ")}`,
        ),
      ),
      xaxis: { visible: false, range: [-0.8, width - 0.2], fixedrange: true },
      yaxis: {
        showgrid: false,
        zeroline: false,
        fixedrange: true,
        tickvals: names.map((_, level) => level),
        ticktext: names,
        range: [-0.5, layers.length + 0.5],
      },
    },
  };
}
