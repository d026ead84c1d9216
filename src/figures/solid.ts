// A volume drawn as a solid in oblique projection: the frame of the whole, and a block of cells inside it.
import type { Trace } from "./figure";
import { palette } from "./palette";

/** Cells along depth, height and width. */
export type Extents = readonly [depth: number, height: number, width: number];

/** How far one step back in depth moves a point to the right and up, in cells. */
const back = 0.45;

type Point = readonly [depth: number, row: number, column: number];

/** Where `solid` puts a corner of cells: x to the right, y downwards as the rows go. */
function onPaper([depth, row, column]: Point): [number, number] {
  return [column + back * depth, row - back * depth];
}

/** The twelve edges of a volume of `size`. */
export function solid(size: Extents, panel: string): Trace {
  const corners = [0, 1].flatMap((d) => [0, 1].flatMap((h) => [0, 1].map((w) => [d, h, w] as const)));
  const edges = corners.flatMap((from) =>
    [0, 1, 2]
      .filter((axis) => from[axis] === 0)
      .map((axis) => [from, from.map((value, other) => (other === axis ? 1 : value))] as const),
  );
  const scaled = (corner: readonly number[]) =>
    onPaper(corner.map((end, axis) => end * size[axis]!) as never);
  return line(
    edges.flatMap(([from, to]) => [scaled(from), scaled(to), null]),
    { panel, line: { color: palette.quiet, width: 1.5 } },
  );
}

/** The three faces that one sees of the block of `size` cells whose first cell is `at`. */
export function block(at: Point, size: Extents, { panel, colour }: { panel: string; colour: string }): Trace {
  const corner = (d: number, h: number, w: number) =>
    onPaper([at[0] + d * size[0], at[1] + h * size[1], at[2] + w * size[2]]);
  const faces = [
    [corner(0, 0, 0), corner(0, 0, 1), corner(0, 1, 1), corner(0, 1, 0), corner(0, 0, 0), null],
    [corner(0, 0, 0), corner(1, 0, 0), corner(1, 0, 1), corner(0, 0, 1), corner(0, 0, 0), null],
    [corner(0, 0, 1), corner(1, 0, 1), corner(1, 1, 1), corner(0, 1, 1), corner(0, 0, 1), null],
  ];
  return line(faces.flat(), {
    panel,
    line: { color: colour, width: 2 },
    fill: "toself",
    fillcolor: `${colour}80`,
  });
}

/** The bare axes on which a solid of `size` fits into the parts `x` and `y` of the paper. */
export function solidPanel(
  panel: string,
  [depth, height, width]: Extents,
  { x, y }: { readonly x: readonly [number, number]; readonly y: readonly [number, number] },
): { [key: string]: unknown } {
  const bare = { showgrid: false, zeroline: false, showticklabels: false, ticks: "", fixedrange: true };
  return {
    [`xaxis${panel}`]: { ...bare, constrain: "domain", range: [-0.2, width + back * depth + 0.2], domain: x },
    [`yaxis${panel}`]: {
      ...bare,
      constrain: "domain",
      range: [height + 0.2, -back * depth - 0.2],
      domain: y,
      anchor: `x${panel}`,
      scaleanchor: `x${panel}`,
    },
  };
}

function line(
  points: readonly (readonly [number, number] | null)[],
  { panel, ...look }: { panel: string; [key: string]: unknown },
): Trace {
  return {
    type: "scatter",
    mode: "lines",
    x: points.map((point) => (point === null ? null : point[0])),
    y: points.map((point) => (point === null ? null : point[1])),
    ...look,
    hoverinfo: "skip",
    showlegend: false,
    xaxis: `x${panel}`,
    yaxis: `y${panel}`,
  };
}
