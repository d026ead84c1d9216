// Which input cells one output of a stack of dilated layers looks at, and along how many paths: a map for each stack.
import { coverage } from "../cost/coverage";
import { both, type Figure, type Trace } from "./figure";
import { borders, type Cells, caption, grid, panel, panelSuffix } from "./grid";
import { palette } from "./palette";

/** Width of a figure's drawing area in a notebook, in pixels. */
const width = 820;

/**
 * Maps side by side, one for each list of dilations, first layer first; all layers have `kernel` taps along both axes.
 * A cell's colour, and its number where there is room, says along how many paths the output reaches it; cells that no
 * path reaches are crossed out. All maps have one scale, and the output stands over the framed cell in the middle.
 * @throws RangeError when there is no stack, or a dilation or the kernel is not a whole number of 1 or more.
 */
export function coverageMaps(
  stacks: readonly (readonly number[])[],
  { kernel = 3 }: { readonly kernel?: number } = {},
): Figure {
  if (stacks.length === 0) throw new RangeError("there are 0 stacks of dilations");
  const lines = stacks.map((dilations) => coverage(dilations.map((dilation) => ({ kernel, dilation }))));
  const side = Math.max(...lines.map(({ length }) => length));
  const share = 1 / stacks.length;
  const drawn = Math.min(300, share * width - 24);
  const cell = drawn / (side + 0.2);
  return {
    data: lines.flatMap((line, index) => mapOf(line, { side, cell, suffix: panelSuffix(index) })),
    layout: {
      height: 84 + drawn,
      margin: { l: 16, r: 16, t: 60, b: 24 },
      annotations: stacks.map((dilations, index) =>
        caption(described(dilations, lines[index]!), (index + 0.5) * share, 1.02),
      ),
      ...Object.assign(
        {},
        ...stacks.map((_, index) => {
          const x = [(index + 0.02) * share, (index + 0.98) * share] as const;
          return panel(panelSuffix(index), { rows: side, columns: side, x, y: [0, 1] });
        }),
      ),
    },
  };
}

/** The colours, the crosses and the output's frame of one map, in the middle of `side` × `side` cells. */
function mapOf(
  line: readonly number[],
  { side, cell, suffix }: { side: number; cell: number; suffix: string },
): Trace[] {
  const start = (side - line.length) / 2;
  const paths: Cells = Array.from({ length: side }, (_, row) =>
    Array.from({ length: side }, (_, column) => {
      const [down, across] = [line[row - start], line[column - start]];
      return down === undefined || across === undefined ? null : down * across;
    }),
  );
  const places = paths.flatMap((row, y) => row.map((count, x) => ({ x, y, count })));
  const holes = places.filter(({ count }) => count === 0);
  const seen: Cells = paths.map((row) => row.map((count) => count || null));
  const middle = (side - 1) / 2;
  return [
    {
      // Roots, not counts, are coloured: otherwise the many paths of the middle would make all else pale.
      ...grid(
        seen.map((row) => row.map((count) => count && Number(Math.sqrt(count).toFixed(2)))),
        {
          panel: suffix,
          colour: palette.input,
          range: [0, Math.max(...line)],
          words:
            cell < 19 ? [] : seen.map((row) => row.map((count) => (count === null ? "" : String(count)))),
        },
      ),
      xgap: 1,
      ygap: 1,
      customdata: seen,
      hoverinfo: "all",
      hovertemplate: both("paths: %{customdata}<extra></extra>", "путей: %{customdata}<extra></extra>"),
    },
    {
      type: "scatter",
      mode: "markers",
      x: holes.map(({ x }) => x),
      y: holes.map(({ y }) => y),
      marker: {
        symbol: "x-thin",
        size: cell * 0.55,
        line: { width: 1.5, color: palette.mistake },
      },
      hoverinfo: "skip",
      showlegend: false,
      xaxis: `x${suffix}`,
      yaxis: `y${suffix}`,
    },
    borders([[middle, middle]], { panel: suffix, colour: palette.output, size: cell - 2 }),
  ];
}

function described(dilations: readonly number[], line: readonly number[]) {
  const side = line.length;
  const seen = line.filter((paths) => paths > 0).length ** 2;
  const list = `d = ${dilations.join(", ")}`;
  return both(
    `<b>${list}</b>: sees ${side}×${side},<br>looks at ${seen} of ${side ** 2} cells`,
    `<b>${list}</b>: поле ${side}×${side},<br>читает ${seen} из ${side ** 2} клеток`,
  );
}
