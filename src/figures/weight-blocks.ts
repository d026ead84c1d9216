// The weights of a layer as a wall of bricks: a row for each filter, in it a small kernel for each input channel.
import { params } from "../cost/params";
import { both, type Figure } from "./figure";
import { type Cells, caption, grid, heading, panel } from "./grid";
import { palette } from "./palette";

/** Most filters and channels that are drawn one by one. */
const most = 12;
/** Pixels: what the wall may take, a brick with the gap after it, the words beside the wall. */
const room = { width: 810, height: 440, brick: 70, words: 84 };
/** The gap between two bricks, in cells. */
const gap = 0.5;

/**
 * The weights of a layer with a `kernel` × `kernel` kernel and `channels` = `[C_in, C_out]`, without biases; the first
 * filter is lit.
 * @throws RangeError when a number is not whole and at least 1, or there are more than 12 channels or filters.
 */
export function weightBlocks({
  kernel,
  channels,
}: {
  readonly kernel: number;
  readonly channels: readonly [input: number, output: number];
}): Figure {
  const [from, to] = channels;
  const weights = params.conv({ kernel: [kernel, kernel], channels });
  if (Math.max(from, to) > most) {
    throw new RangeError(`${from} channels and ${to} filters: the figure draws at most ${most} of each`);
  }
  const pitch = kernel + gap;
  const brick = Math.min(room.brick, room.height / to, (room.width - 2 * room.words) / from);
  const words = (room.words * pitch) / brick;
  const size = { rows: to * pitch - gap, columns: from * pitch - gap };
  const middle = (index: number) => index * pitch + (kernel - 1) / 2;
  const product = `C<sub>O</sub> × C<sub>I</sub> × K × K = ${to} × ${from} × ${kernel} × ${kernel} = ${weights}`;
  const place = panel("", { ...size, x: [0, 1], y: [0, 1] });
  const beside = { xref: "x", yref: "y", showarrow: false, font: { size: 12 } };
  return {
    data: [
      {
        ...grid(wall(from, to, kernel), {
          panel: "",
          colour: palette.kernel,
          range: [0, 1],
          words: [],
        }),
        x: edges(from, kernel),
        y: edges(to, kernel),
        xgap: 1,
        ygap: 1,
      },
    ],
    layout: {
      height: Math.round(brick * to) + 100,
      margin: { l: 16, r: 16, t: 84, b: 16 },
      title: heading(both(`weights: ${product}`, `весов: ${product}`)),
      annotations: [
        ...Array.from({ length: from }, (_, channel) =>
          caption(
            brick < room.brick ? String(channel) : both(`channel ${channel}`, `канал ${channel}`),
            middle(channel),
            -0.5,
            "",
          ),
        ),
        ...Array.from({ length: to }, (_, filter) => [
          {
            ...beside,
            text: both(`filter ${filter}`, `фильтр ${filter}`),
            x: -0.5 - gap,
            y: middle(filter),
            xanchor: "right",
          },
          {
            ...beside,
            text: both(`→ map ${filter}`, `→ карта ${filter}`),
            x: size.columns - 0.5 + gap,
            y: middle(filter),
            xanchor: "left",
          },
        ]).flat(),
      ],
      ...place,
      // What lies outside of an axis is not drawn, so the axis is long enough for the words.
      xaxis: { ...(place.xaxis as object), range: [-0.6 - words, size.columns - 0.4 + words] },
    },
  };
}

/** Full colour in the first row of bricks, less below, nothing between bricks. */
function wall(from: number, to: number, kernel: number): Cells {
  const lines = (count: number) => count * (kernel + 1) - 1;
  const isBetween = (line: number) => line % (kernel + 1) === kernel;
  return Array.from({ length: lines(to) }, (_, row) =>
    Array.from({ length: lines(from) }, (_, column) => {
      if (isBetween(row) || isBetween(column)) return null;
      return row < kernel ? 1 : 0.4;
    }),
  );
}

/** Where the cells of a row of bricks begin and end, the narrow ones between two bricks among them. */
function edges(bricks: number, kernel: number): number[] {
  return Array.from({ length: bricks }, (_, brick) =>
    Array.from({ length: kernel + 1 }, (_, edge) => brick * (kernel + gap) + edge - 0.5),
  ).flat();
}
