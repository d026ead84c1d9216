// What an exercise keeps back: where one is asked to write a function, the library's own is not to be had.
import { AsyncLocalStorage } from "node:async_hooks";
import { keepDoor } from "../conv/door";
import { language } from "../language/choice";
import type { Text } from "../language/text";

/** A function of the library, or a family of functions that are ways to the same thing. */
export type Withheld =
  | "convolution"
  | "conv2d"
  | "planConv"
  | "toMatrix"
  | "conv"
  | "conv1d"
  | "conv3d"
  | "convolve"
  | "depthwiseConv2d"
  | "pointwiseConv2d"
  | "separableConv2d"
  | "convGradients"
  | "transposed convolution"
  | "convTranspose2d"
  | "convTranspose"
  | "convTranspose1d"
  | "convTranspose3d"
  | "planConvTranspose"
  | "convTransposeByScatter"
  | "convTransposeByZeros"
  | "convTransposeGradients"
  | "pooling"
  | "maxPool"
  | "averagePool"
  | "globalAveragePool"
  | "channel shuffle"
  | "channelShuffle"
  | "channelUnshuffle"
  | "batch normalisation"
  | "batchNorm"
  | "foldBatchNorm"
  | "cost"
  | "networkCost"
  | "macs"
  | "params"
  | "receptive field"
  | "receptiveField"
  | "inputWindow"
  | "coverage"
  | "upsample"
  | "zeroInsert"
  | "rotatedKernel"
  | "flip"
  | "concat"
  | "contributions"
  | "reach"
  | "activationMemory";

const transposed: readonly Withheld[] = [
  ...(["convTranspose2d", "convTranspose", "convTranspose1d", "convTranspose3d"] as const),
  ...(["planConvTranspose", "convTransposeByScatter", "convTransposeByZeros"] as const),
  "convTransposeGradients",
];

/** The families, their best known members first. */
const families: { readonly [family in Withheld]?: readonly Withheld[] } = {
  // A transposed convolution, a gradient and a matrix are ways to convolve, too: only the kernel stands otherwise.
  convolution: [
    ...(["conv2d", "planConv", "toMatrix", "conv", "conv1d", "conv3d", "convolve"] as const),
    ...(["depthwiseConv2d", "pointwiseConv2d", "separableConv2d", "convGradients"] as const),
    ...transposed,
  ],
  "transposed convolution": [...transposed, "toMatrix", "convGradients"],
  pooling: ["maxPool", "averagePool", "globalAveragePool"],
  "channel shuffle": ["channelShuffle", "channelUnshuffle"],
  "batch normalisation": ["batchNorm", "foldBatchNorm"],
  cost: ["networkCost", "macs", "params"],
  "receptive field": ["receptiveField", "inputWindow", "coverage"],
};

const others: readonly Withheld[] = [
  ...(["upsample", "zeroInsert", "rotatedKernel", "flip", "concat"] as const),
  ...(["contributions", "reach", "activationMemory"] as const),
];

/** The functions that have a door, by name. */
export const withholdable: ReadonlySet<string> = new Set([...Object.values(families).flat(), ...others]);

/** The error that a withheld function ends with, in the language of the process. */
export class WithheldError extends Error {
  constructor(readonly functionName: string) {
    super(refusal(functionName)[language()]);
    this.name = "WithheldError";
  }
}

/** What one is told who calls a withheld function. */
export function refusal(functionName: string): Text {
  return {
    en: `This exercise asks you to write it yourself: ${functionName} is not available in it.`,
    ru: `Это упражнение просит написать всё самостоятельно: функция ${functionName} в нём недоступна.`,
  };
}

/** The functions that `withholds` names, families as their best known members. */
export function withheldNames(withholds: readonly Withheld[]): string {
  const shortened = (name: Withheld) => `${families[name]?.slice(0, 3).join(", ")}…`;
  return withholds.map((name) => (families[name] ? shortened(name) : name)).join(", ");
}

// A context, not a switch: it follows the answer over every await and timer, and the judge's own reference, which may run
// while an answer waits, is outside of it.
const context = new AsyncLocalStorage<ReadonlySet<string>>();
let everywhere: ReadonlySet<string> = new Set();
let kept = false;

/** Runs `answer`; a withheld function that it calls, now or later, throws a `WithheldError`. */
export function without<T>(withholds: readonly Withheld[], answer: () => T): T {
  if (withholds.length === 0) return answer();
  keep();
  return context.run(namesOf(withholds), answer);
}

/**
 * Withholds for the whole process until the next call, whoever asks: a timer or a function bound to another context may
 * step out of `without`. For a process that has only the student's code in it.
 */
export function withholdEverywhere(withholds: readonly Withheld[]): void {
  keep();
  everywhere = namesOf(withholds);
}

function keep(): void {
  if (kept) return;
  kept = true;
  keepDoor((name) => {
    if (everywhere.has(name) || context.getStore()?.has(name)) throw new WithheldError(name);
  });
}

function namesOf(withholds: readonly Withheld[]): ReadonlySet<string> {
  return new Set(withholds.flatMap<string>((name) => families[name] ?? name));
}
