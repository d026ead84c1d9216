// The tasks of Winograd's plan: windows of whole rows of tiles, and for a crew parts of their tiles and channels.
import type { Lowering } from "./lowering";
import type { Machine } from "./machine";
import type { Store } from "./store";
import type { Tiles } from "./tiles";
import { Cut, type Run, type Window, whole } from "./windows";

/** Products of a tile. */
export const POINTS = 36;
/** Bytes between what belongs to one point and the next, lest all 36 want the same places of the cache. */
export const APART = 64;
/** Tasks for each thread, so that a slow one can leave some to the others; fewer channels are not worth the transform. */
const PER_THREAD = 8;
const CHANNELS = 64;

/** What all tasks of a plan read. */
export interface Packed {
  readonly weights: number;
  /** Bytes from one point's weights to the next. */
  readonly perPoint: number;
  readonly depths: number;
  readonly slices: number;
  /** Tiles transformed at a time. */
  readonly step: number;
  readonly biases: number;
  readonly none: number;
  /** Numbers of one group's biases. */
  readonly perBias: number;
}

interface Piece {
  readonly window: Window;
  /** Its tiles. */
  readonly run: Run;
}

/**
 * Windows of whole rows or slices of tiles; a crew gets everything at once. The last row of tiles may lie over the one
 * before it, so that two windows make the same rows: as without windows, the later one's stay.
 */
export function pieces({ threads }: Machine, lowering: Lowering, tiles: Tiles): Piece[] {
  const cut = threads > 1 ? undefined : Cut.of(lowering);
  const all: Run = [0, tiles.from.length];
  // Rows of a dilated kernel's tiles lie between each other.
  if (!cut || (cut.axis === 1 && tiles.dilation.rows > 1)) return [{ window: whole(lowering), run: all }];
  const [height, per] = cut.axis === 0 ? [1, tiles.perSlice] : [4, tiles.perRow];
  const step = per * Math.ceil(cut.step / height);
  const unit = (tile: number) => Math.min((tile / per) * height, cut.units - height);
  return Array.from({ length: Math.ceil(all[1] / step) }, (_, n): Piece => {
    const run: Run = [n * step, Math.min((n + 1) * step, all[1])];
    return { window: cut.window([unit(run[0]), unit(run[1] - per) + height]), run };
  });
}

/** One task for each group; for a crew, parts of the tiles and of the channels. */
export function tasksOf(
  { threads }: Machine,
  lowering: Lowering,
  tiles: Tiles,
  store: Store,
  { weights, perPoint, depths, slices, step, biases, none, perBias }: Packed,
  window: Window,
  run: Run,
): number[][] {
  const { groups, channels, output } = lowering;
  const { pitch, dilation } = tiles;
  const depth = channels.input * slices;
  const padded = window.padded[0] * window.padded[1] * pitch.input;
  const written = (window.count / output[2]) * pitch.output;
  const skipped = {
    input: window.from * pitch.input * (output[0] > 1 ? window.padded[1] : 1),
    output: (window.first / output[2]) * pitch.output,
  };
  const wanted = threads > 1 ? Math.ceil((PER_THREAD * threads) / groups) : 1;
  const runs = runsOf(run, step * Math.ceil((run[1] - run[0]) / step / wanted), tiles.cuts);
  const parts = Math.min(Math.ceil(wanted / 4 / runs.length), Math.ceil(channels.output / CHANNELS));
  const together = 4 * Math.ceil(channels.output / 4 / parts);
  const places = runs.map(([first, last]) => ({
    from: store.table(tiles.from.slice(first, last).map((cell) => cell - skipped.input)),
    to: store.table(tiles.to.slice(first, last).map((cell) => cell - skipped.output)),
    count: 8 * Math.ceil((last - first) / 8),
  }));
  const records: number[][] = [];
  for (let g = 0; g < groups; g++) {
    for (let c = 0; c < channels.output; c += together) {
      for (const { from, to, count } of places) {
        records.push([
          4 * g * channels.input * padded,
          channels.input,
          4 * padded,
          depths,
          slices,
          4 * pitch.input * dilation.rows,
          from,
          count,
          step,
          4 * step * depth + APART,
          perPoint,
          4 * step * channels.output + APART,
          weights + g * POINTS * perPoint + 4 * c * depth,
          none,
          biases + 4 * (g * perBias + c),
          Math.min(together, channels.output - c),
          4 * (g * channels.output + c) * written,
          4 * written,
          4 * pitch.output * dilation.rows,
          to,
        ]);
      }
    }
  }
  return records;
}

/** `all` in runs of about `length` tiles that begin at `cuts`. */
function runsOf([first, last]: Run, length: number, cuts: readonly number[]): Run[] {
  const runs: Run[] = [];
  let from = first;
  let end = first;
  for (const cut of [...cuts.filter((tile) => tile > first && tile < last), last]) {
    if (cut - from > length && end > from) {
      runs.push([from, end]);
      from = end;
    }
    end = cut;
  }
  return [...runs, [from, last]];
}
