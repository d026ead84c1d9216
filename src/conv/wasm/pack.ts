// Gathers what a few output positions see into panels of depth × 8 numbers: the rows of the im2col matrix, but only as
// many as the cache holds. Every kind of stride, dilation and rank is in the two tables.

/**
 * Row (c, t) of a panel holds `x[c][from[p] + taps[t]]` for its 8 positions p; both tables are in bytes. `from` has an
 * entry for each position up to a multiple of 8.
 */
export function pack(
  panels: usize,
  positions: i32,
  x: usize,
  channels: i32,
  plane: usize,
  taps: usize,
  tapCount: i32,
  from: usize,
): void {
  const lastTap = taps + ((<usize>tapCount) << 2);
  const size = (<usize>(channels * tapCount)) << 5;
  for (let p = 0; p < positions; p += 8) {
    const step = stepOf(from);
    let source = x;
    if (step === 4 && p + 16 <= positions && load<u32>(from, 60) - load<u32>(from) === 60 && stepOf(from + 32) === 4) {
      // Two panels at once: what 16 positions see in a channel is a cache line, and there is little room for lines that lie a
      // plane apart.
      for (let c = 0; c < channels; c++) {
        const first = source + load<u32>(from);
        for (let tap = taps; tap < lastTap; tap += 4) {
          const at = first + load<u32>(tap);
          v128.store(panels, v128.load(at));
          v128.store(panels, v128.load(at, 16), 16);
          v128.store(panels + size, v128.load(at, 32));
          v128.store(panels + size, v128.load(at, 48), 16);
          panels += 32;
        }
        source += plane;
      }
      panels += size;
      from += 64;
      p += 8;
      continue;
    }
    for (let c = 0; c < channels; c++) {
      if (step === 4) {
        const first = source + load<u32>(from);
        for (let tap = taps; tap < lastTap; tap += 4) {
          const at = first + load<u32>(tap);
          v128.store(panels, v128.load(at));
          v128.store(panels, v128.load(at, 16), 16);
          panels += 32;
        }
      } else if (step === 8) {
        const first = source + load<u32>(from);
        for (let tap = taps; tap < lastTap; tap += 4) {
          const at = first + load<u32>(tap);
          v128.store(panels, v128.shuffle<f32>(v128.load(at), v128.load(at, 16), 0, 2, 4, 6));
          v128.store(panels, v128.shuffle<f32>(v128.load(at, 32), v128.load(at, 48), 0, 2, 4, 6), 16);
          panels += 32;
        }
      } else {
        for (let tap = taps; tap < lastTap; tap += 4) {
          const at = source + load<u32>(tap);
          store<f32>(panels, load<f32>(at + load<u32>(from)));
          store<f32>(panels, load<f32>(at + load<u32>(from, 4)), 4);
          store<f32>(panels, load<f32>(at + load<u32>(from, 8)), 8);
          store<f32>(panels, load<f32>(at + load<u32>(from, 12)), 12);
          store<f32>(panels, load<f32>(at + load<u32>(from, 16)), 16);
          store<f32>(panels, load<f32>(at + load<u32>(from, 20)), 20);
          store<f32>(panels, load<f32>(at + load<u32>(from, 24)), 24);
          store<f32>(panels, load<f32>(at + load<u32>(from, 28)), 28);
          panels += 32;
        }
      }
      source += plane;
    }
    from += 32;
  }
}

/** The one distance between the eight positions that start at `from`, 0 if they differ. */
function stepOf(from: usize): u32 {
  const step = load<u32>(from, 4) - load<u32>(from);
  for (let i: usize = 4; i < 28; i += 4) {
    if (load<u32>(from + i, 4) - load<u32>(from + i) !== step) return 0;
  }
  return step;
}
