// What an exercise keeps back: where one is asked to write a function, the library's own is not to be had.
import { AsyncLocalStorage } from "node:async_hooks";
import { keepDoor } from "../conv/door";
import { language } from "../language/choice";
import type { Text } from "../language/text";

const transposed = [
  ...(["convTranspose2d", "convTranspose", "convTranspose1d", "convTranspose3d"] as const),
  ...(["planConvTranspose", "convTransposeByScatter", "convTransposeByZeros"] as const),
  "convTransposeGradients",
] as const;

/** Functions that are ways to the same thing, the best known first; one name withholds them all. */
const families = {
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
} as const;

const others = [
  ...(["upsample", "zeroInsert", "rotatedKernel", "flip", "concat"] as const),
  ...(["contributions", "reach", "activationMemory"] as const),
] as const;

type Family = keyof typeof families;

/** A function of the library, or a family of functions, that an exercise can withhold. */
export type Withheld = Family | (typeof families)[Family][number] | (typeof others)[number];

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
  return withholds
    .map((name) => (isFamily(name) ? `${families[name].slice(0, 3).join(", ")}…` : name))
    .join(", ");
}

// A context, not a switch: it follows the answer over every await and timer, and the judge's own reference, which may run
// while an answer waits, is outside of it.
const context = new AsyncLocalStorage<ReadonlySet<string>>();
let kept = false;

/** Runs `answer`; a withheld function that it calls, now or later, throws a `WithheldError`. */
export function without<T>(withholds: readonly Withheld[], answer: () => T): T {
  if (withholds.length === 0) return answer();
  if (!kept) {
    kept = true;
    keepDoor((name) => {
      if (context.getStore()?.has(name)) throw new WithheldError(name);
    });
  }
  const names = withholds.flatMap<string>((name) => (isFamily(name) ? families[name] : name));
  return context.run(new Set(names), answer);
}

function isFamily(name: Withheld): name is Family {
  return Object.hasOwn(families, name);
}
