// @ts-check
// Writes what the networks are shown, for expected.py: `node inputs.mjs FOLDER` (the library must be built). The astronaut,
// averaged down, as [C, H, W] 32-bit floats; the face detector takes numbers from −1 to 1.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { photograph } from "svertka";

const [, , folder = "."] = process.argv;
/** @type {[string, number, (number: number) => number][]} */
const inputs = [
  ["selfie-segmentation", 256, (number) => number],
  ["face-detection", 128, (number) => 2 * number - 1],
];
for (const [name, width, shown] of inputs) {
  const { data } = photograph("astronaut", { width });
  writeFileSync(path.join(folder, `${name}.f32`), new Uint8Array(data.map(shown).buffer));
}
