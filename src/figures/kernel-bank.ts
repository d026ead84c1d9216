// All kernels of an ordinary layer at once: a row of them for each output channel, a column for each input channel.
import { elements, type NdArray } from "../conv/array";
import { both, type Figure } from "./figure";
import { caption, grid, panel, written } from "./grid";
import { palette } from "./palette";

/**
 * The weights `w`, `[C_O, C_I, K_H, K_W]`, with their numbers written in; the deeper the colour, the farther from zero.
 * @throws RangeError when `w` has not four axes.
 */
export function kernelBank(w: NdArray): Figure {
  if (w.dimension !== 4) throw new RangeError(`weights [C_O, C_I, K_H, K_W] are needed, got [${w.shape}]`);
  const [to, from, high, wide] = w.shape as [number, number, number, number];
  const [rows, columns] = [to * (high + 1) - 1, from * (wide + 1) - 1];
  const at = (row: number, column: number): number | null => {
    const [kh, kw] = [row % (high + 1), column % (wide + 1)];
    if (kh === high || kw === wide) return null;
    return w.get(Math.floor(row / (high + 1)), Math.floor(column / (wide + 1)), kh, kw) as number;
  };
  const cells = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => at(row, column)),
  );
  const farthest = Math.max(1e-9, ...elements(w).map(Math.abs));
  const place = panel("", { rows, columns, x: [0, 1], y: [0, 1] });
  return {
    data: [
      grid(
        cells.map((line) => line.map((value) => (value === null ? null : Math.abs(value)))),
        {
          panel: "",
          colour: palette.kernel,
          range: [0, farthest],
          words: cells.map((line) => line.map((value) => (value === null ? "" : written(value)))),
        },
      ),
    ],
    layout: {
      height: 60 + 30 * rows,
      margin: { l: 16, r: 16, t: 44, b: 16 },
      annotations: [
        ...Array.from({ length: from }, (_, channel) =>
          caption(
            both(`in ${channel + 1}`, `вход ${channel + 1}`),
            channel * (wide + 1) + (wide - 1) / 2,
            -0.6,
            "",
          ),
        ),
        ...Array.from({ length: to }, (_, channel) => ({
          ...caption(
            both(`out ${channel + 1}`, `выход ${channel + 1}`),
            -0.8,
            channel * (high + 1) + (high - 1) / 2,
            "",
          ),
          xanchor: "right",
          yanchor: "middle",
        })),
      ],
      ...place,
      // Annotations outside an axis's range are not drawn: the names at the left need room on it.
      xaxis: { ...(place.xaxis as object), range: [-3.4, columns - 0.4] },
    },
  };
}
