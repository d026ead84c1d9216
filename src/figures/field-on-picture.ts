// The receptive field of a network's middle output over a picture, growing layer by layer.
import type { NdArray } from "../conv/array";
import type { Network } from "../cost/network";
import { receptiveField } from "../cost/receptive-field";
import { both, type Figure, type Frame, type Label, type Trace } from "./figure";
import { heading } from "./grid";
import { palette } from "./palette";
import { pictureSource } from "./picture-source";
import { player } from "./player";

/**
 * A playing figure, one frame a layer of `network` that sees further than the one before, up to where the whole map is
 * looked at: the square that the output in the middle sees (dashed: the layer before), and as dots that output and its
 * neighbours. One cell of the input is a pixel of `picture`.
 * `picture` is `[1 or 3, height, width]`, 0 for black and 1 for white.
 * @throws RangeError when a layer does not fit what it takes, or the network's maps are not planes.
 */
export function fieldOnPicture(picture: NdArray, network: Network): Figure {
  const { layers, whole } = receptiveField(network);
  if (whole.size.length !== 2) throw new RangeError(`maps of ${network.name} have ${whole.size.length} axes`);
  const upTo = layers.slice(0, layers.findIndex(({ name }) => name === whole.name) + 1);
  const steps = upTo
    .map(({ name, size, jump }) => ({ name, size: size[0]!, jump: jump[0]! }))
    .filter(({ size, jump }, index, all) => {
      const before = all[index - 1] ?? { size: 1, jump: 1 };
      return size !== before.size || jump !== before.jump;
    });
  const [, height, width] = picture.shape as [number, number, number];
  const middle = { x: (width - 1) / 2, y: (height - 1) / 2 };
  const largest = Math.max(...steps.map(({ size }) => size));
  const side = { x: Math.max(width, largest) + 8, y: Math.max(height, largest) + 8 };
  const frames: Frame[] = steps.map(({ name, size, jump }, index) => ({
    name: `layer ${index}`,
    data: [
      square(middle, steps[index - 1]?.size ?? 1, { color: palette.kernel, width: 1.5, dash: "dash" }),
      square(middle, size, { color: palette.kernel, width: 4 }),
      dots(middle, jump),
    ],
    traces: [1, 2, 3],
    layout: { title: heading(sentence(network.name, name, size, jump)) },
  }));
  return {
    data: [
      { type: "image", source: pictureSource(picture, [0, 1], 1), zsmooth: "fast", hoverinfo: "skip" },
      ...frames[0]!.data,
    ],
    layout: {
      ...frames[0]!.layout,
      height: 620,
      margin: { l: 16, r: 16, t: 56, b: 100 },
      xaxis: { visible: false, fixedrange: true, constrain: "domain", range: around(middle.x, side.x) },
      yaxis: {
        visible: false,
        fixedrange: true,
        constrain: "domain",
        scaleanchor: "x",
        range: around(middle.y, side.y).toReversed(),
      },
      ...player(frames, {
        prefix: both("after ", "после "),
        stops: steps.map(({ name }) => name),
        milliseconds: 900,
      }),
    },
    frames,
  };
}

function around(middle: number, length: number): [number, number] {
  return [middle - length / 2, middle + length / 2];
}

/** A square of `size` cells with its middle at `middle`. */
function square(
  { x, y }: { x: number; y: number },
  size: number,
  line: { color: string; width: number; dash?: string },
): Trace {
  const half = size / 2;
  return {
    type: "scatter",
    mode: "lines",
    x: [x - half, x + half, x + half, x - half, x - half],
    y: [y - half, y - half, y + half, y + half, y - half],
    line,
    hoverinfo: "skip",
    showlegend: false,
  };
}

/** The output in the middle and its eight neighbours, `jump` input cells apart. */
function dots({ x, y }: { x: number; y: number }, jump: number): Trace {
  const offsets = [-jump, 0, jump].flatMap((down) => [-jump, 0, jump].map((across) => ({ across, down })));
  return {
    type: "scatter",
    mode: "markers",
    x: offsets.map(({ across }) => x + across),
    y: offsets.map(({ down }) => y + down),
    marker: {
      size: Math.min(9, 3 + jump / 2),
      color: palette.output,
      line: { width: 1, color: palette.ink },
    },
    hoverinfo: "skip",
    showlegend: false,
  };
}

function sentence(network: string, layer: string, size: number, jump: number): Label {
  return both(
    `${network}, ${layer}: one output sees ${size}×${size} pixels; neighbouring outputs stand ${jump} apart`,
    `${network}, ${layer}: поле одного выхода — ${size}×${size}, шаг между соседними выходами — ${jump}`,
  );
}
