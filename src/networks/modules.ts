// Modules of parallel branches, as Inception and its heirs have them.
import type { NetworkLayer } from "../cost/network";

type Unplaced<L> = L extends NetworkLayer ? Omit<L, "name" | "from"> : never;

/** A layer that gets its name and its place from the module it stands in. */
export type Step = Unplaced<NetworkLayer>;

/** `steps` one after the other from the layer `from` on, called `prefix` with 1, 2, …; none of them may be missing. */
export function branch(prefix: string, from: string, steps: readonly Step[]): NetworkLayer[] {
  return steps.map((step, index) => ({
    ...step,
    name: `${prefix}.${index + 1}`,
    from: index === 0 ? from : `${prefix}.${index}`,
  }));
}

/** The name of the last layer of such a branch; an empty branch hands `from` on. */
function endOf(prefix: string, from: string, steps: readonly Step[]): string {
  return steps.length === 0 ? from : `${prefix}.${steps.length}`;
}

/** All `branches` from the layer `from` on, their channels side by side in a layer called `name`. */
export function concatenated(
  name: string,
  from: string,
  branches: readonly (readonly Step[])[],
): NetworkLayer[] {
  const prefixes = branches.map((_, index) => `${name}/${index + 1}`);
  return [
    ...branches.flatMap((steps, index) => branch(prefixes[index]!, from, steps)),
    { name, kind: "concat", from: branches.map((steps, index) => endOf(prefixes[index]!, from, steps)) },
  ];
}

/** A convolution with batch normalisation, "same" padding and no bias: 1 for 1×1, 3 for 3×3, [1, 7] for 1×7. */
export function normed(kernel: number | readonly [number, number], channels: number): Step {
  if (kernel === 1) return { kind: "pointwise", channels, norm: true };
  return { kind: "conv", kernel, channels, padding: "same", norm: true };
}

/** A 3×3 convolution of stride 2 with batch normalisation. */
export function halved(channels: number, padding: "same" | "valid"): Step {
  return { kind: "conv", kernel: 3, channels, stride: 2, padding, norm: true };
}

/** 3×3 pooling of stride 1 that keeps the size. */
export const meanOfNine: Step = { kind: "average-pool", kernel: 3, padding: "same" };

/** 3×3 pooling of stride 2. */
export function largestOfNine(padding: "same" | "valid"): Step {
  return { kind: "max-pool", kernel: 3, stride: 2, padding };
}

const valid = { kind: "conv", kernel: 3, norm: true } as const;

/** From the picture to 192 maps, as Inception v3 begins, and Inception-ResNet v2 after it. */
export const stem: readonly NetworkLayer[] = [
  { name: "conv1a", ...halved(32, "valid") },
  { name: "conv2a", ...valid, channels: 32 },
  { name: "conv2b", ...normed(3, 64) },
  { name: "pool3a", ...largestOfNine("valid") },
  { name: "conv3b", ...normed(1, 80) },
  { name: "conv4a", ...valid, channels: 192 },
  { name: "pool5a", ...largestOfNine("valid") },
];

/** Global pooling and 1000 classes. */
export const classifier: readonly NetworkLayer[] = [
  { name: "pool", kind: "global-average-pool" },
  { name: "fc", kind: "fully-connected", channels: 1000, bias: true },
];
