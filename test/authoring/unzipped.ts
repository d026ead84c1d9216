// The files of an archive, as whoever unpacks it gets them.
import { readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import yauzl, { type Entry, type ZipFile } from "yauzl";

export interface Unzipped {
  readonly content: Buffer;
  /** The permission bits. */
  readonly mode: number;
}

/** Every file, by its path in the archive. */
export function unzipped(file: string): Promise<Map<string, Unzipped>> {
  return new Promise((resolve, reject) => {
    const files = new Map<string, Unzipped>();
    yauzl.fromBuffer(readFileSync(file), { lazyEntries: true }, (error, zip?: ZipFile) => {
      if (!zip) return reject(error);
      zip.on("error", reject);
      zip.on("end", () => resolve(files));
      zip.on("entry", (entry: Entry) => {
        zip.openReadStream(entry, async (problem, stream) => {
          if (!stream) return reject(problem);
          const mode = (entry.externalFileAttributes >>> 16) & 0o777;
          files.set(entry.fileName, { content: await buffer(stream), mode });
          zip.readEntry();
        });
      });
      zip.readEntry();
    });
  });
}
