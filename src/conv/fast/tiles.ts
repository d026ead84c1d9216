// Winograd's tiles: which convolutions fall into tiles of 4 × 4 outputs of 3 × 3 kernels, and where the tiles lie.
// A dilated one falls apart into as many without dilation: every d-th row and column.
import type { Lowering } from "./lowering";

/** Below so many channels the transforms cost more than the products they save. */
const CHANNELS = 8;

export interface Tiles {
  /** Cells between neighbouring taps. */
  readonly dilation: { readonly rows: number; readonly columns: number };
  /** Cells of a padded row and of an output row when their columns are split. */
  readonly pitch: { readonly input: number; readonly output: number };
  /** Where the slices of a kernel with depth begin in a padded channel. */
  readonly depths: number[];
  /** Where each tile begins in a padded channel and in an output channel, row by row of tiles, slice by slice. */
  readonly from: number[];
  readonly to: number[];
  /** Tiles of a row of tiles, and of a slice. */
  readonly perRow: number;
  readonly perSlice: number;
  /** The tiles before which the list may be cut: a tile that lies over its neighbour must come after it. */
  readonly cuts: number[];
}

/** The tiles of `lowering`, or undefined if it does not consist of many 3 × 3 kernels without stride. */
export function tilesOf({ channels, padded, output, kernel, phases }: Lowering): Tiles | undefined {
  const [phase, another] = phases;
  const [depth, height, width] = output;
  const { offset, from } = phase!;
  const slices = kernel / 9;
  if (another || offset.length !== kernel || !Number.isInteger(slices)) return;
  if (channels.input * slices < CHANNELS || channels.output < CHANNELS) return;

  const dilation = { rows: (offset[3]! - offset[0]!) / padded[2], columns: offset[1]! - offset[0]! };
  const isSquare = offset.every((cell, tap) => {
    const place = Math.floor((tap % 9) / 3) * dilation.rows * padded[2] + (tap % 3) * dilation.columns;
    return cell === offset[tap - (tap % 9)]! + place;
  });
  const isDense = from[height * width - 1]! - from[0]! === (height - 1) * padded[2] + width - 1;
  if (!isSquare || !isDense || !Number.isInteger(dilation.rows)) return;
  if (height < 4 * dilation.rows || width < 4 * dilation.columns) return;

  const segment = {
    input: Math.ceil(padded[2] / dilation.columns),
    output: Math.ceil(width / dilation.columns),
  };
  const pitch = { input: dilation.columns * segment.input, output: dilation.columns * segment.output };
  const split = (column: number, of: "input" | "output") =>
    (column % dilation.columns) * segment[of] + Math.floor(column / dilation.columns);
  const inside = (cell: number) =>
    Math.floor(cell / padded[2]) * pitch.input + split(cell % padded[2], "input");

  const columns = origins(width, dilation.columns);
  const rows = origins(height, dilation.rows);
  const planes = Array.from({ length: depth }, (_, z) => z);
  const corners = planes.flatMap((z) =>
    rows.flatMap((row) => columns.map((column) => [z, row, column] as const)),
  );
  const isWhole = height % (4 * dilation.rows) === 0 && width % (4 * dilation.columns) === 0;
  const isOver = rows.map((row, n) => {
    const before = rows[n - 1] ?? row;
    return row > before && row < before + 4 * dilation.rows;
  });
  const canCut = (tile: number) =>
    isWhole || (tile % columns.length === 0 && !isOver[(tile / columns.length) % rows.length]);
  return {
    dilation,
    pitch,
    depths: Array.from({ length: slices }, (_, slice) => inside(offset[9 * slice]!) - inside(offset[0]!)),
    from: corners.map(([z, row, column]) =>
      inside(offset[0]! + from[z * height * width]! + row * padded[2] + column),
    ),
    perRow: columns.length,
    perSlice: rows.length * columns.length,
    cuts: Array.from(corners.keys()).filter(canCut),
    to: corners.map(([z, row, column]) => (z * height + row) * pitch.output + split(column, "output")),
  };
}

/** Where tiles of four cells, `dilation` apart, begin on an axis; the last ends with the axis, over its neighbour. */
function origins(length: number, dilation: number): number[] {
  return Array.from({ length: dilation }, (_, phase) => {
    const cells = Math.ceil((length - phase) / dilation);
    return Array.from(
      { length: Math.ceil(cells / 4) },
      (_, n) => phase + dilation * Math.min(4 * n, cells - 4),
    );
  }).flat();
}
