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
    let i = 0;
    if (rows > 3 && tapCount === 1 && perInput === 4) {
      const first = w + perOutput * c + load<u32>(taps);
      for (; i + 4 <= inputs; i += 4) {
        const at = first + ((<usize>i) << 2);
        const p = v128.load(at);
        const q = v128.load(at + perOutput);
        const r = v128.load(at + 2 * perOutput);
        const s = v128.load(at + 3 * perOutput);
        const pq = v128.shuffle<f32>(p, q, 0, 4, 1, 5);
        const rs = v128.shuffle<f32>(r, s, 0, 4, 1, 5);
        const pqHigh = v128.shuffle<f32>(p, q, 2, 6, 3, 7);
        const rsHigh = v128.shuffle<f32>(r, s, 2, 6, 3, 7);
        v128.store(out, v128.shuffle<f32>(pq, rs, 0, 1, 4, 5));
        v128.store(out, v128.shuffle<f32>(pq, rs, 2, 3, 6, 7), 16);
        v128.store(out, v128.shuffle<f32>(pqHigh, rsHigh, 0, 1, 4, 5), 32);
        v128.store(out, v128.shuffle<f32>(pqHigh, rsHigh, 2, 3, 6, 7), 48);
        out += 64;
      }
    }
    for (; i < inputs; i++) {
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
