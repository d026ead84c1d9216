// The lecture's and its sources' examples, and the arithmetic of an axis.
import { array, elements, nested } from "../../src/conv/array";
import { axis } from "../../src/conv/axis";
import { conv2d, convTranspose1d, convTranspose2d } from "../../src/conv/ranks";
import { macs } from "../../src/cost/macs";
import type { TransposedStep } from "../../src/cost/network";
import { params } from "../../src/cost/params";
import { shapes } from "../../src/cost/shapes";
import type { Cases } from "./case";

const a = { kernel: [5, 5], channels: [3, 256], output: [8, 8] } as const;
const b = { kernel: [3, 3], channels: [3, 128], output: [5, 5] } as const;

/** Whether `holds` does for all of a grid of input, kernel, stride and padding that fit. */
function everywhere(holds: (i: number, k: number, s: number, p: number) => boolean): boolean {
  const upTo = (most: number) => Array.from({ length: most }, (_, index) => index + 1);
  return upTo(12).every((i) =>
    upTo(5).every((k) =>
      upTo(3).every((s) =>
        [0, 1, 2].every((p) => p >= k || i + 2 * p < k + 2 * (k - 1) || holds(i, k, s, p)),
      ),
    ),
  );
}

function transposed(input: number, step: Omit<TransposedStep, "name" | "kind" | "channels">): number {
  const layers = [{ name: "t", kind: "transposed", channels: 1, ...step }] as const;
  return shapes({ name: "one", source: "", input: [1, input], layers })[0]!.output[1]!;
}

const picture = (rows: number[][]) => array([rows]);
const weights = (rows: number[][]) => array([[rows]]);
const ones = (rows: number, columns: number) =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => 1));
const nine = [
  [0, 1, 2],
  [3, 4, 5],
  [6, 7, 8],
];
const four = [
  [0, 1],
  [2, 3],
];
const only = (maps: unknown) => (maps as unknown[])[0];

/** How many stamps fall on each cell, over one stride in the middle, the smallest first. */
function overlaps(kernel: number, stride: number): number[] {
  const stamped = elements(convTranspose1d(array([ones(1, 9)[0]!]), array([ones(1, kernel)]), { stride }));
  return [...stamped.slice(4 * stride, 5 * stride)].sort();
}

export const lectureCases: Cases = {
  "lecture example A: standard conv multiplications 12x12x3 -> 8x8x256, k=5": { ours: () => macs.conv(a) },
  "lecture example A: depthwise multiplications": { ours: () => macs.depthwise({ ...a, channels: 3 }) },
  "lecture example A: pointwise multiplications": { ours: () => macs.pointwise(a) },
  "lecture example A: separable total": { ours: () => macs.separable(a) },
  "lecture example A: separable total on the slide": {
    ours: () => macs.separable(a),
    instead: 53_952,
    because: "one digit slipped: 4 800 + 49 152 = 53 952",
  },
  "lecture example A: weights standard / separable (no bias)": {
    ours: () => [params.conv(a), params.separable(a)],
  },
  "lecture example B: standard 7x7x3 -> 5x5x128, k=3": { ours: () => macs.conv(b) },
  "lecture example B: depthwise": { ours: () => macs.depthwise({ ...b, channels: 3 }) },
  "lecture example B: pointwise": { ours: () => macs.pointwise(b) },
  "lecture example B: separable total": { ours: () => macs.separable(b) },
  "spatial separable example: 3x3 on 5x5, valid, one channel": {
    ours: () => macs.conv({ kernel: [3, 3], channels: [1, 1], output: [3, 3] }),
  },
  "spatial separable example: spatially separable 3x1 then 1x3": {
    ours: () =>
      macs.conv({ kernel: [3, 1], channels: [1, 1], output: [3, 5] }) +
      macs.conv({ kernel: [1, 3], channels: [1, 1], output: [3, 3] }),
  },
  "effective kernel: k_hat": {
    ours: () =>
      [1, 2, 3, 5].every((k) =>
        [1, 2, 4].every((d) => axis(40, k, { dilation: d }).span === k + (k - 1) * (d - 1)),
      ),
  },
  "conv: output": {
    ours: () =>
      everywhere((i, k, stride, padding) => {
        return axis(i, k, { stride, padding }).output === Math.floor((i + 2 * padding - k) / stride) + 1;
      }),
  },
  "dilated conv: output": {
    ours: () =>
      everywhere((i, k, stride, padding) =>
        [1, 2, 3].every((dilation) => {
          const o = Math.floor((i + 2 * padding - k - (k - 1) * (dilation - 1)) / stride) + 1;
          return axis(i, k, { stride, padding, dilation }).output === o;
        }),
      ),
  },
  "transposed conv: output (divisible case)": {
    ours: () =>
      everywhere((i, kernel, stride, padding) => {
        const o = stride * (i - 1) + kernel - 2 * padding;
        if (o < 1) return true;
        const zeros = (i - 1) * (stride - 1);
        const dense = axis(i + zeros, kernel, { padding: kernel - padding - 1 }).output;
        return dense === o && transposed(i, { kernel, stride, padding }) === o;
      }),
  },
  "transposed conv: output (general)": {
    ours: () =>
      everywhere((i, k, stride, padding) => {
        const a = (i + 2 * padding - k) % stride;
        const o = axis(i, k, { stride, padding }).output;
        return stride * (o - 1) + a + k - 2 * padding === i;
      }),
  },
  "ConvTranspose (PyTorch/ONNX): output": {
    ours: () =>
      everywhere((i, kernel, stride, padding) =>
        [1, 2].every((dilation) => {
          const o = (i - 1) * stride - 2 * padding + dilation * (kernel - 1) + 1;
          return o < 1 || transposed(i, { kernel, stride, padding, dilation }) === o;
        }),
      ),
  },
  "TF/ONNX SAME (conv): padding": {
    ours: () =>
      everywhere((i, k, stride) =>
        [1, 2].every((dilation) => {
          const { output, before, after } = axis(i, k, { stride, dilation, padding: "same" });
          const total = Math.max(0, (output - 1) * stride + (k - 1) * dilation + 1 - i);
          return (
            output === Math.ceil(i / stride) && before === Math.floor(total / 2) && after === total - before
          );
        }),
      ),
  },
  "TensorNets note: 224, k=7, s=2: TF SAME pads (2,3), symmetric frameworks (3,3); both give 112": {
    ours: () => {
      const { before, after, output } = axis(224, 7, { stride: 2, padding: "same" });
      return axis(224, 7, { stride: 2, padding: 3 }).output === output && [before, after, output];
    },
  },
  "FCN head (d2l): k=64 s=32 p=16 upsamples": {
    ours: () => transposed(10, { kernel: 64, stride: 32, padding: 16 }) / 10,
  },
  "d2l cross-correlation example: first output 0*0+1*1+3*2+4*3": {
    ours: () => elements(conv2d(picture(nine), weights(four)))[0],
  },
  "d2l transposed conv example: X=K=[[0,1],[2,3]] s=1 / s=2 / p=1": {
    ours: () =>
      [{}, { stride: 2 }, { padding: 1 }].map((options) =>
        only(nested(convTranspose2d(picture(four), weights(four), options))),
      ),
  },
  "ONNX test_convtranspose: x=0..8 (3x3), W=ones 3x3 -> 5x5": {
    ours: () => only(nested(convTranspose2d(picture(nine), weights(ones(3, 3))))),
  },
  "ONNX test_convtranspose_dilations: x=[[3,8,1],[9,5,7],[3,2,6]] W=[[7,2],[1,9]] d=2": {
    ours: () => {
      const x = [
        [3, 8, 1],
        [9, 5, 7],
        [3, 2, 6],
      ];
      const w = [
        [7, 2],
        [1, 9],
      ];
      return only(nested(convTranspose2d(picture(x), weights(w), { dilation: 2 })));
    },
  },
  "ONNX test_convtranspose_pads: x=0..8 W=ones3 strides [3,2] pads [1,2,1,2] -> 7x3": {
    ours: () =>
      only(nested(convTranspose2d(picture(nine), weights(ones(3, 3)), { stride: [3, 2], padding: [1, 2] }))),
  },
  "uneven overlap: 1-D overlap counts: k3s2, k4s2, k5s2, k4s3, k5s3": {
    ours: () => [overlaps(3, 2), overlaps(4, 2), overlaps(5, 2), overlaps(4, 3), overlaps(5, 3)],
  },
};
