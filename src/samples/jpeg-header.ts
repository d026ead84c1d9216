// What a JPEG file says of itself before its pixels: its size, and how the camera was held (Exif 2.3, tag 0x0112).

export interface JpegHeader {
  readonly width: number;
  readonly height: number;
  /** 1 to 8 as Exif counts them: 1 upright, 3 upside down, 6 and 8 on its side; even ones but 6 and 8 are mirrored. */
  readonly orientation: number;
}

/** The header of a JPEG `file`; nothing when there is none that says its size. */
export function jpegHeader(file: Uint8Array): JpegHeader | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let orientation = 1;
  // Segments: 0xFF, a kind, then a length that counts itself.
  for (let at = 2; at + 9 < file.length && file[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const kind = file[at + 1]!;
    if (kind === 0xe1)
      orientation = exifOrientation(file.subarray(at + 4, at + 2 + view.getUint16(at + 2))) ?? orientation;
    const isFrame = kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), orientation };
  }
  return undefined;
}

/** From an APP1 segment that begins with "Exif": a TIFF header, and tags of 12 bytes in its first directory. */
function exifOrientation(segment: Uint8Array): number | undefined {
  if (Buffer.from(segment.subarray(0, 4)).toString("latin1") !== "Exif" || segment.length < 20)
    return undefined;
  const tiff = new DataView(segment.buffer, segment.byteOffset + 6, segment.length - 6);
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  if (directory + 2 > tiff.byteLength) return undefined;
  const tags = tiff.getUint16(directory, little);
  for (let tag = 0; tag < tags; tag++) {
    const at = directory + 2 + 12 * tag;
    if (at + 12 > tiff.byteLength) return undefined;
    if (tiff.getUint16(at, little) !== 0x0112) continue;
    const value = tiff.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}
