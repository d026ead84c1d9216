// Copies planes into wider ones with zeros around them, and brings split rows together again.

/**
 * Planes of `depth` × `height` × `width` cells at `x` go to planes of `outDepth` × `outHeight` rows of `pitch` cells
 * each, `front`, `top` and `left` cells inside. With `split` s > 1 a row falls into s segments of pitch / s cells: cell i
 * of the padded row stands in segment i mod s, at ⌊i / s⌋, so that every s-th cell are neighbours.
 */
export function pad(
  x: usize,
  out: usize,
  planes: i32,
  depth: i32,
  height: i32,
  width: i32,
  outDepth: i32,
  outHeight: i32,
  pitch: i32,
  front: i32,
  top: i32,
  left: i32,
  split: i32,
): void {
  const rowSize = (<usize>pitch) << 2;
  const planeSize = rowSize * outHeight;
  const segment = (<usize>(pitch / split)) << 2;
  memory.fill(out, 0, planeSize * outDepth * planes);
  for (let n = 0; n < planes; n++) {
    for (let d = 0; d < depth; d++) {
      let row = out + planeSize * (d + front) + rowSize * top;
      for (let h = 0; h < height; h++) {
        if (split === 1) copyRow(x, row + ((<usize>left) << 2), width);
        else splitRow(x, row, width, left, split, segment);
        x += (<usize>width) << 2;
        row += rowSize;
      }
    }
    out += planeSize * outDepth;
  }
}

// A call of memory.copy costs more than a short row.
function copyRow(from: usize, to: usize, width: i32): void {
  const end = from + ((<usize>width) << 2);
  for (const whole = end - 15; from < whole; from += 16) {
    v128.store(to, v128.load(from));
    to += 16;
  }
  for (; from < end; from += 4) {
    store<f32>(to, load<f32>(from));
    to += 4;
  }
}

function splitRow(from: usize, row: usize, width: i32, left: i32, split: i32, segment: usize): void {
  let part = left % split;
  let at = (<usize>(left / split)) << 2;
  let w = 0;
  if (split === 2) {
    const first = row + (part === 0 ? 0 : segment) + at;
    const second = row + (part === 0 ? segment : 4) + at;
    let done: usize = 0;
    for (; w + 8 <= width; w += 8) {
      const a = v128.load(from);
      const b = v128.load(from, 16);
      v128.store(first + done, v128.shuffle<f32>(a, b, 0, 2, 4, 6));
      v128.store(second + done, v128.shuffle<f32>(a, b, 1, 3, 5, 7));
      from += 32;
      done += 16;
    }
    at += done;
  }
  for (; w < width; w++) {
    store<f32>(row + segment * part + at, load<f32>(from));
    from += 4;
    if (++part === split) {
      part = 0;
      at += 4;
    }
  }
}

/** `rows` rows of `pitch` cells, split as `pad` does it, to rows of `width` cells one behind the other. */
export function join(x: usize, out: usize, rows: i32, pitch: i32, width: i32, split: i32): void {
  const segment = (<usize>(pitch / split)) << 2;
  for (let row = 0; row < rows; row++) {
    let w = 0;
    let at = x;
    if (split === 2) {
      for (; w + 8 <= width; w += 8) {
        const a = v128.load(at);
        const b = v128.load(at + segment);
        v128.store(out, v128.shuffle<f32>(a, b, 0, 4, 1, 5));
        v128.store(out, v128.shuffle<f32>(a, b, 2, 6, 3, 7), 16);
        at += 16;
        out += 32;
      }
    }
    for (let part = 0; w < width; w++) {
      store<f32>(out, load<f32>(at + segment * part));
      out += 4;
      if (++part === split) {
        part = 0;
        at += 4;
      }
    }
    x += (<usize>pitch) << 2;
  }
}
