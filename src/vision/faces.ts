// Faces in a picture, by BlazeFace (V. Bazarevsky et al., arXiv 1907.05047): each cell of two maps proposes boxes, each with
// a score; boxes that overlap are put together, weighed by their scores.
import { type NdArray, type Tensor, zeros } from "../conv/array";
import { trained } from "../networks/trained/catalogue";
import { forward } from "../networks/trained/forward";
import { demandColours, resized } from "./resized";

/** A rectangle, in pixels of the picture. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What the network takes for a face. */
export interface Face {
  /** How surely, 0 to 1. */
  readonly score: number;
  readonly box: Box;
  /** `[x, y]` of right eye, left eye, tip of the nose, mouth, right ear, left ear: right and left of who is seen. */
  readonly points: readonly (readonly [number, number])[];
}

/** Which boxes count. */
export interface FaceOptions {
  /** The least score; 0.5 when absent. */
  readonly score?: number;
}

/** Boxes whose common part is more than this of both together are one face. */
const same = 0.3;

/**
 * The faces in `picture`, `[3, height, width]` with numbers from 0 to 1, surest first. The network sees the picture in a
 * square of 128 × 128 pixels, so that a face needs about an eighth of the longer side.
 * @throws RangeError when the picture has no three channels.
 */
export function faces(picture: NdArray, { score = 0.5 }: FaceOptions = {}): Face[] {
  demandColours(picture);
  const network = trained("face-detection");
  const side = network.input[1]!;
  const { square, left, top, scale } = fitted(picture, side);
  const { maps } = forward(network, square);
  const found = ["8", "16"].flatMap((end) =>
    proposals(maps.get(`classificator_${end}`)!, maps.get(`regressor_${end}`)!, side, score),
  );
  const toPicture = ([x, y]: readonly [number, number]) => [(x - left) / scale, (y - top) / scale] as const;
  return together(found).map((face) => {
    const [x, y] = toPicture([face.box.left, face.box.top]);
    const box = { left: x, top: y, width: face.box.width / scale, height: face.box.height / scale };
    return { score: face.score, box, points: face.points.map(toPicture) };
  });
}

/** The picture in the middle of a square, numbers from −1 to 1, black around it. */
function fitted(picture: NdArray, side: number) {
  const [, height, width] = picture.shape as [number, number, number];
  const scale = side / Math.max(height, width);
  const [rows, columns] = [height, width].map((cells) => Math.max(1, Math.round(cells * scale))) as [
    number,
    number,
  ];
  const [top, left] = [Math.floor((side - rows) / 2), Math.floor((side - columns) / 2)];
  const small = resized(picture, [rows, columns]);
  const square = zeros([3, side, side]);
  square.data.fill(-1);
  for (let channel = 0; channel < 3; channel++)
    for (let y = 0; y < rows; y++)
      for (let x = 0; x < columns; x++)
        square.set(channel, top + y, left + x, 2 * small.get(channel, y, x) - 1);
  return { square, left, top, scale };
}

/**
 * The boxes of a map: for each, `regressors` hold 16 numbers, in pixels of the network's input: where its middle lies from
 * the cell's, width and height, and six points from the cell's middle.
 */
function proposals(classes: Tensor, regressors: Tensor, side: number, least: number): Face[] {
  const [boxes, rows, columns] = classes.shape as [number, number, number];
  const found: Face[] = [];
  for (let box = 0; box < boxes; box++) {
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        const score = 1 / (1 + Math.exp(-classes.get(box, y, x)));
        if (score < least) continue;
        const number = (n: number) => regressors.get(16 * box + n, y, x) as number;
        const middle = [((x + 0.5) * side) / columns, ((y + 0.5) * side) / rows] as const;
        const at = (n: number) => [middle[0] + number(n), middle[1] + number(n + 1)] as const;
        const [width, height] = [number(2), number(3)];
        const [across, down] = at(0);
        found.push({
          score,
          box: { left: across - width / 2, top: down - height / 2, width, height },
          points: [4, 6, 8, 10, 12, 14].map(at),
        });
      }
    }
  }
  return found;
}

/** Proposals that overlap as one face: the mean of them, weighed by their scores, with the best one's score. */
function together(proposed: readonly Face[]): Face[] {
  const rest = [...proposed].sort((one, other) => other.score - one.score);
  const joined: Face[] = [];
  while (rest.length > 0) {
    const best = rest[0]!;
    const group = rest.filter((face) => face === best || overlap(face.box, best.box) > same);
    const total = group.reduce((sum, { score }) => sum + score, 0);
    const mean = (of: (face: Face) => number) =>
      group.reduce((sum, face) => sum + face.score * of(face), 0) / total;
    joined.push({
      score: best.score,
      box: {
        left: mean(({ box }) => box.left),
        top: mean(({ box }) => box.top),
        width: mean(({ box }) => box.width),
        height: mean(({ box }) => box.height),
      },
      points: best.points.map((_, n) => [
        mean(({ points }) => points[n]![0]),
        mean(({ points }) => points[n]![1]),
      ]),
    });
    rest.splice(0, rest.length, ...rest.filter((face) => !group.includes(face)));
  }
  return joined;
}

/** The common part of two boxes as a share of both together. */
function overlap(a: Box, b: Box): number {
  const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const down = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  if (across <= 0 || down <= 0) return 0;
  const common = across * down;
  return common / (a.width * a.height + b.width * b.height - common);
}
