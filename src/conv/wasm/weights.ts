// Puts weights into the order in which the product reads them: four output channels side by side.

/**
 * Panel ⌊c / 4⌋ of `out` holds, for input channel i and tap t, the weights of its 4 output channels, zero where there is
 * none. The weight of (c, i, t) stands `c · perOutput + i · perInput + taps[t]` bytes into `w`.
 */
export function packWeights(
  w: usize,
  out: usize,
  outputs: i32,
  perOutput: usize,
  inputs: i32,
  perInput: usize,
  taps: usize,
  tapCount: i32,
): void {
  const lastTap = taps + ((<usize>tapCount) << 2);
  for (let c = 0; c < outputs; c += 4) {
    const rows = outputs - c;
    for (let i = 0; i < inputs; i++) {
      const source = w + perOutput * c + perInput * i;
      for (let tap = taps; tap < lastTap; tap += 4) {
        const at = source + load<u32>(tap);
        store<f32>(out, load<f32>(at));
        store<f32>(out, rows > 1 ? load<f32>(at + perOutput) : 0, 4);
        store<f32>(out, rows > 2 ? load<f32>(at + 2 * perOutput) : 0, 8);
        store<f32>(out, rows > 3 ? load<f32>(at + 3 * perOutput) : 0, 12);
        out += 16;
      }
    }
  }
}
