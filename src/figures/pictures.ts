// Pictures side by side, each under its caption: photographs, and the maps that a layer makes of them.
import type { NdArray } from "../conv/array";
import type { Figure, Label, Trace } from "./figure";
import { caption, panelSuffix } from "./grid";
import { type PictureRange, pictureSource } from "./picture-source";
import { lineCount, wrapped } from "./wrapped";

/** A picture and what stands above it. */
export interface NamedPicture {
  readonly name: Label;
  /** `[1, height, width]` is drawn in greys, `[3, height, width]` in colours. */
  readonly picture: NdArray;
  /** Values shown as black and as white, 0 and 1 when absent; "signed" for one channel: blue − white + orange. */
  readonly range?: PictureRange;
}

/** How the pictures are laid out. */
export interface PicturesOptions {
  /** Pictures in a row; up to three when absent, two of four. */
  readonly columns?: number;
  /** Draw each value as a square however wide a picture is, not only the small ones. */
  readonly squares?: boolean;
}

/** What the layout reckons with, in pixels; a wider page gets wider gaps. */
const page = { width: 820, gap: 14, tallest: 360, line: 18, letter: 7.2, below: 12 };
/** Pictures narrower than this are enlarged by a whole factor, so that each value is a square. */
const tiny = 128;

/**
 * `list` in rows, each picture in its own proportions.
 * @throws RangeError for no pictures, for shapes other than `[1 or 3, height, width]`, or for "signed" with three channels.
 */
export function pictures(
  list: readonly NamedPicture[],
  { columns = list.length === 4 ? 2 : 3, squares = false }: PicturesOptions = {},
): Figure {
  if (list.length === 0) throw new RangeError("pictures() needs at least one picture");
  for (const { picture, range } of list) demandPicture(picture, range);
  const across = Math.min(columns, list.length);
  const cell = (page.width - (across - 1) * page.gap) / across;
  const names = list.map(({ name }) => wrapped(name, Math.floor(cell / page.letter)));
  const rows = Array.from({ length: Math.ceil(list.length / across) }, (_, row) => {
    const [from, to] = [row * across, (row + 1) * across];
    const tallest = Math.max(...list.slice(from, to).map(({ picture }) => aspect(picture)));
    return {
      captions: 8 + page.line * Math.max(...names.slice(from, to).map(lineCount)),
      pictures: Math.min(page.tallest, cell * tallest),
    };
  });
  const height = rows.reduce((sum, row) => sum + row.captions + row.pictures + page.below, 0);
  const place = (index: number) => {
    const row = Math.floor(index / across);
    const above = rows.slice(0, row).reduce((sum, r) => sum + r.captions + r.pictures + page.below, 0);
    const top = above + rows[row]!.captions;
    const left = (index % across) * (cell + page.gap);
    return {
      x: [left / page.width, Math.min(1, (left + cell) / page.width)] as const,
      y: [Math.max(0, 1 - (top + rows[row]!.pictures) / height), 1 - top / height] as const,
    };
  };
  const places = list.map((_, index) => place(index));
  return {
    data: list.map(({ picture, range = [0, 1] }, index) =>
      trace(picture, range, panelSuffix(index), squares),
    ),
    layout: {
      height: Math.round(height) + 16,
      margin: { l: 10, r: 10, t: 8, b: 8 },
      annotations: names.map((name, index) => {
        const { x, y } = places[index]!;
        return caption(name, (x[0] + x[1]) / 2, y[1]);
      }),
      ...Object.assign(
        {},
        ...list.map(({ picture }, index) => axes(picture, panelSuffix(index), places[index]!)),
      ),
    },
  };
}

function demandPicture({ shape }: NdArray, range: PictureRange | undefined): void {
  const [channels] = shape;
  if (shape.length !== 3 || (channels !== 1 && channels !== 3) || shape.includes(0)) {
    throw new RangeError(`a picture has shape [1 or 3, height, width], not [${shape}]`);
  }
  if (range === "signed" && channels !== 1) {
    throw new RangeError(`"signed" draws one channel, not ${channels}`);
  }
}

function trace(picture: NdArray, range: PictureRange, suffix: string, squares: boolean): Trace {
  const width = picture.shape[2]!;
  const zoom = squares || width < tiny ? Math.ceil((2 * tiny) / width) : 1;
  // Pixel centres of the file, in values of the array: 0 is the centre of the first.
  const [first, step] = [(1 / zoom - 1) / 2, 1 / zoom];
  return {
    type: "image",
    source: pictureSource(picture, range, zoom),
    x0: first,
    y0: first,
    dx: step,
    dy: step,
    zsmooth: zoom > 1 ? false : "fast",
    hoverinfo: "skip",
    xaxis: `x${suffix}`,
    yaxis: `y${suffix}`,
  };
}

/** Axes in pixels of the picture, hidden; a picture lower than its row hangs from the caption. */
function axes(
  { shape }: NdArray,
  suffix: string,
  { x, y }: { x: readonly [number, number]; y: readonly [number, number] },
) {
  const [, height, width] = shape as [number, number, number];
  const bare = { visible: false, fixedrange: true, constrain: "domain" };
  return {
    [`xaxis${suffix}`]: { ...bare, range: [-0.5, width - 0.5], domain: x, anchor: `y${suffix}` },
    [`yaxis${suffix}`]: {
      ...bare,
      range: [height - 0.5, -0.5],
      domain: y,
      anchor: `x${suffix}`,
      scaleanchor: `x${suffix}`,
      constraintoward: "top",
    },
  };
}

const aspect = ({ shape }: NdArray) => shape[1]! / shape[2]!;
