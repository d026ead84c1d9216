// Cuts the outputs out of a notebook's bytes without parsing them: pictures make files large that hold little else.

const [quote, backslash, open, close] = Buffer.from('"\\[]');
const key = Buffer.from('"outputs"');

/** `bytes` with every `"outputs": […]` emptied. What is no JSON comes back as some other text that is none. */
export function withoutOutputs(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  let kept = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== quote) continue;
    const end = endOfString(bytes, at);
    if (bytes.subarray(at, end + 1).equals(key)) {
      const start = listAfter(bytes, end + 1);
      if (start !== undefined) {
        parts.push(bytes.subarray(kept, start + 1));
        kept = endOfList(bytes, start);
        at = kept;
        continue;
      }
    }
    at = end;
  }
  return Buffer.concat([...parts, bytes.subarray(kept)]);
}

/** Where the string that begins at `at` has its closing quote. */
function endOfString(bytes: Buffer, at: number): number {
  for (let end = bytes.indexOf(quote!, at + 1); end >= 0; end = bytes.indexOf(quote!, end + 1)) {
    let slashes = 0;
    while (end - slashes > at + 1 && bytes[end - slashes - 1] === backslash) slashes++;
    if (slashes % 2 === 0) return end;
  }
  return bytes.length;
}

/** The place of the `[` of a list that comes after a colon at `at`, with nothing but blanks between. */
function listAfter(bytes: Buffer, at: number): number | undefined {
  const found = /^\s*:\s*\[/.exec(bytes.subarray(at, at + 64).toString("latin1"));
  return found ? at + found[0].length - 1 : undefined;
}

/** The place of the `]` that closes the list at `start`. */
function endOfList(bytes: Buffer, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === quote) at = endOfString(bytes, at);
    else if (byte === open) depth++;
    else if (byte === close && --depth === 0) return at;
  }
  return bytes.length;
}
