// A kernel, the same kernel turned by 180°, and what each of them makes of one picture.
import { array, type Nested, nested } from "../conv/array";
import { flip } from "../conv/flip";
import { conv2d } from "../conv/ranks";
import { both, type Figure } from "./figure";
import { caption, grid, panel, rangeOf } from "./grid";
import { palette } from "./palette";

/**
 * Correlation and convolution of `picture` (`[H, W]`) with `kernel` (`[K_H, K_W]`), side by side.
 * @throws RangeError when the kernel is larger than the picture.
 */
export function flips(picture: Nested, kernel: Nested): Figure {
  const [x, w] = [array(picture), array(kernel)];
  const rows = (map: Nested) => map as unknown as number[][];
  const [straight, turned] = [nested(w), nested(flip(w))].map((weights) => {
    const y = conv2d(array(picture, [1, ...x.shape]), array(weights, [1, 1, ...w.shape]));
    return { weights: rows(weights), output: rows(nested(y.pick(0, null, null))) };
  });
  const range = rangeOf([...straight!.output, ...turned!.output].flat());
  const weightRange = rangeOf(straight!.weights.flat());
  const [height, width] = [straight!.output.length, straight!.output[0]!.length];
  const [kernelRows, kernelColumns] = w.shape as [number, number];
  return {
    data: [
      grid(rows(nested(x)), { panel: "", colour: palette.input }),
      grid(straight!.weights, { panel: "2", colour: palette.kernel, range: weightRange }),
      grid(straight!.output, { panel: "3", colour: palette.output, range }),
      grid(turned!.weights, { panel: "4", colour: palette.kernel, range: weightRange }),
      grid(turned!.output, { panel: "5", colour: palette.output, range }),
    ],
    layout: {
      height: 480,
      margin: { l: 16, r: 16, t: 40, b: 16 },
      ...panel("", { rows: x.shape[0]!, columns: x.shape[1]!, x: [0, 0.4], y: [0.1, 0.9] }),
      ...panel("2", { rows: kernelRows, columns: kernelColumns, x: [0.46, 0.66], y: [0.56, 0.96] }),
      ...panel("3", { rows: height, columns: width, x: [0.72, 1], y: [0.56, 0.96] }),
      ...panel("4", { rows: kernelRows, columns: kernelColumns, x: [0.46, 0.66], y: [0, 0.4] }),
      ...panel("5", { rows: height, columns: width, x: [0.72, 1], y: [0, 0.4] }),
      annotations: [
        caption(both("input", "вход"), 0.2, 0.93),
        caption(both("kernel as it is", "ядро как есть"), 0.56, 0.98),
        caption(both("cross-correlation", "взаимная корреляция"), 0.86, 0.98),
        caption(both("kernel turned by 180°", "ядро, повёрнутое на 180°"), 0.56, 0.42),
        caption(both("convolution", "свёртка"), 0.86, 0.42),
      ],
    },
  };
}
