// The trained networks that come with the library, by name. Their files are Google's, Apache License 2.0, unchanged.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fromTflite } from "./from-tflite";
import type { TrainedNetwork } from "./network";

/** The name of a trained network. */
export type TrainedName = "selfie-segmentation" | "face-detection";

const files: Readonly<Record<TrainedName, { readonly file: string; readonly source: string }>> = {
  "selfie-segmentation": {
    file: "selfie_segmentation.tflite",
    source: "MediaPipe Selfie Segmentation, general model; npm @mediapipe/selfie_segmentation 0.1.1675465747",
  },
  "face-detection": {
    file: "face_detection_short_range.tflite",
    source: "MediaPipe Face Detection, short range (BlazeFace); npm @mediapipe/face_detection 0.4.1657300184",
  },
};

const read = new Map<string, TrainedNetwork>();

/**
 * A network with the weights that it was trained to: `"selfie-segmentation"` tells people from what is behind them,
 * `"face-detection"` is BlazeFace, which finds faces. Both are made of depthwise separable convolutions.
 * @throws RangeError for an unknown name, listing what there is.
 */
export function trained(name: TrainedName): TrainedNetwork {
  const known = Object.hasOwn(files, name) ? files[name] : undefined;
  if (!known) {
    throw new RangeError(`no trained network is named "${name}"; there are ${Object.keys(files).join(", ")}`);
  }
  let network = read.get(name);
  if (!network) {
    network = fromTflite(readFileSync(weightFile(known.file)), { name, source: known.source });
    read.set(name, network);
  }
  return network;
}

/** Beside the source, not the compiled code. */
function weightFile(file: string): string {
  return path.join(path.dirname(require.resolve("svertka/package.json")), "networks/trained/weights", file);
}
