// The networks by name, and their variants: `mobilenet-v1-0.5-160` is `mobilenet-v1` with α = 0.5 at 160 cells.
import type { Network } from "../cost/network";
import { alexnet } from "./alexnet";
import { c3d } from "./c3d";
import { contextModule } from "./context-module";
import { dcganGenerator } from "./dcgan";
import { googlenet } from "./googlenet";
import { inceptionResnetV2 } from "./inception-resnet-v2";
import { inceptionV2 } from "./inception-v2";
import { inceptionV3 } from "./inception-v3";
import { inceptionV4 } from "./inception-v4";
import { lenet5 } from "./lenet-5";
import { mobilenetV1 } from "./mobilenet-v1";
import { mobilenetV2 } from "./mobilenet-v2";
import { resnet } from "./resnet";
import { shufflenetV1 } from "./shufflenet-v1";
import { squeezenet10, squeezenet11 } from "./squeezenet";
import { unet } from "./unet";
import { vgg16 } from "./vgg-16";
import { wavenet } from "./wavenet";

/** What may be varied: `alpha`, `resolution`, `shallow`, `fullConv` of MobileNet, `groups` and `scale` of ShuffleNet. */
export interface Variant {
  /** α, the factor of all widths (MobileNet v1 and v2). */
  readonly alpha?: number;
  /** Height and width of the input (MobileNet v1 and v2). */
  readonly resolution?: number;
  /** Without the five layers of 512 channels at 14×14 (MobileNet v1). */
  readonly shallow?: boolean;
  /** Ordinary convolutions in place of the separable ones (MobileNet v1). */
  readonly fullConv?: boolean;
  /** Groups of the 1×1 convolutions, 1, 2, 3, 4 or 8 (ShuffleNet v1). */
  readonly groups?: number;
  /** The factor of all widths (ShuffleNet v1). */
  readonly scale?: number;
}

interface Entry {
  readonly build: (variant: Variant) => Network;
  readonly varies?: readonly (keyof Variant)[];
}

const entries: Readonly<Record<string, Entry>> = {
  "lenet-5": { build: () => lenet5 },
  alexnet: { build: () => alexnet },
  "vgg-16": { build: () => vgg16 },
  googlenet: { build: googlenet },
  "inception-v2": { build: inceptionV2 },
  "inception-v3": { build: inceptionV3 },
  "inception-v4": { build: inceptionV4 },
  "inception-resnet-v2": { build: inceptionResnetV2 },
  "squeezenet-1.0": { build: () => squeezenet10 },
  "squeezenet-1.1": { build: () => squeezenet11 },
  "resnet-50": { build: () => resnet(50) },
  "resnet-50-v1.5": { build: () => resnet(50, "v1.5") },
  "resnet-101": { build: () => resnet(101) },
  "resnet-101-v1.5": { build: () => resnet(101, "v1.5") },
  "resnet-152": { build: () => resnet(152) },
  "resnet-200": { build: () => resnet(200) },
  "mobilenet-v1": { build: mobilenetV1, varies: ["alpha", "resolution", "shallow", "fullConv"] },
  "mobilenet-v2": { build: mobilenetV2, varies: ["alpha", "resolution"] },
  "shufflenet-v1": { build: shufflenetV1, varies: ["groups", "scale"] },
  c3d: { build: () => c3d },
  "u-net": { build: () => unet },
  "dcgan-generator": { build: () => dcganGenerator },
  "context-module": { build: () => contextModule() },
  "wavenet-block": { build: () => wavenet() },
};

/** The names that `network` knows, without variants. */
export const networkNames: readonly string[] = Object.keys(entries);

/**
 * A published network as data. Variants may be given, or stand behind the name: `mobilenet-v1-shallow`,
 * `mobilenet-v1-full-conv`, `mobilenet-v1-0.5-160`, `mobilenet-v2-1.4`, `shufflenet-v1-2x-g3`.
 * @throws RangeError for an unknown name or variant, listing what there is.
 */
export function network(name: string, variant: Variant = {}): Network {
  const known = networkNames
    .filter((start) => name === start || name.startsWith(`${start}-`))
    .sort((one, other) => other.length - one.length)[0];
  const named = known === undefined ? undefined : variantOf(name.slice(known.length + 1));
  if (known === undefined || named === undefined) {
    throw new RangeError(`there is no network ${name}; there are ${networkNames.join(", ")}`);
  }
  const { build, varies = [] } = entries[known]!;
  const whole = { ...named, ...variant };
  for (const [what, value] of Object.entries(whole)) {
    if (!varies.includes(what as keyof Variant)) {
      throw new RangeError(`${known} cannot vary in ${what}, but in ${varies.join(", ") || "nothing"}`);
    }
    if (typeof value === "number" && !(value > 0)) {
      throw new RangeError(`${what} must be above 0, got ${value}`);
    }
  }
  return build(whole);
}

/** From `"0.5-160"`; nothing when a part of it means nothing. Numbers from 16 on are resolutions. */
function variantOf(rest: string): Variant | undefined {
  let variant: Variant = {};
  for (const part of rest.replace("full-conv", "full").split("-").filter(Boolean)) {
    const number = Number(part.replace(/^g|x$/, ""));
    if (part === "shallow") variant = { ...variant, shallow: true };
    else if (part === "full") variant = { ...variant, fullConv: true };
    else if (/^g\d+$/.test(part)) variant = { ...variant, groups: number };
    else if (/^[\d.]+x$/.test(part)) variant = { ...variant, scale: number };
    else if (/^[\d.]+$/.test(part)) variant = { ...variant, [number < 16 ? "alpha" : "resolution"]: number };
    else return undefined;
  }
  return variant;
}
