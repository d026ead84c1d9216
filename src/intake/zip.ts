// The notebooks in a zip archive that somebody else made: nothing is unpacked to the disk, every size has a limit.
import type { Readable } from "node:stream";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import type { Text } from "../language/text";
import { type Found, type HandedFile, isHidden, isWanted, type Refusal } from "./file";
import { namesIn } from "./zip-names";

export interface ArchiveLimits {
  /** Files and folders in one archive. */
  readonly entries: number;
  /** One file, unpacked. */
  readonly fileMegabytes: number;
  /** All that is read of one archive, unpacked, with the archives in it. */
  readonly megabytes: number;
  /** Archives in archives. */
  readonly depth: number;
}

const archiveLimits: ArchiveLimits = {
  entries: 50_000,
  fileMegabytes: 20,
  megabytes: 1_000,
  depth: 3,
};

/** What an archive of notebooks inside another may have. */
const innerArchive = 5;

/** What is left of an archive's allowance; the archives in it share it. */
interface Allowance {
  readonly limits: ArchiveLimits;
  readonly depth: number;
  bytes: number;
}

/** The wanted files of the archive `source` (a path, or its bytes), which is called `shown`. */
export async function filesOfZip(
  source: string | Buffer,
  shown: string,
  limits = archiveLimits,
): Promise<Found> {
  return read(source, shown, { limits, depth: 1, bytes: limits.megabytes * 2 ** 20 });
}

async function read(source: string | Buffer, shown: string, allowance: Allowance): Promise<Found> {
  const files: HandedFile[] = [];
  const refusals: Refusal[] = [];
  const notes: Text[] = [];
  let zip: ZipFile | undefined;
  try {
    const options = { lazyEntries: true, autoClose: false, decodeStrings: false } as const;
    zip = await (typeof source === "string"
      ? yauzl.openPromise(source, options)
      : yauzl.fromBufferPromise(source, options));
    const { entries } = allowance.limits;
    if (zip.entryCount > entries)
      throw new Refused({
        en: `it has ${zip.entryCount} entries, the limit is ${entries}`,
        ru: `в нём ${zip.entryCount} записей, предел ${entries}`,
      });
    const all: Entry[] = [];
    for await (const entry of zip.eachEntry()) all.push(entry);
    const { names, encoding } = namesIn(all);
    if (encoding) notes.push(guessed(shown, encoding));
    for (const [index, entry] of all.entries()) {
      const name = names[index]!;
      try {
        const parts = partsOf(name, entry);
        if (!parts) continue;
        const place = `${shown}/${parts.join("/")}`;
        const bytes = await content(zip, entry, /\.zip$/i.test(name), allowance);
        if (/\.zip$/i.test(name)) {
          const inner = await within(bytes, place, parts, allowance);
          files.push(...inner.files);
          refusals.push(...inner.refusals);
          notes.push(...inner.notes);
        } else {
          const changed = entry.getLastModDate();
          const { length } = bytes;
          files.push({ parts, shown: place, changed, bytes: length, read: () => Promise.resolve(bytes) });
        }
      } catch (error) {
        refusals.push({ file: `${shown}/${printable(name)}`, reason: reasonOf(error) });
      }
    }
  } catch (error) {
    refusals.push({ file: shown, reason: reasonOf(error) });
  } finally {
    zip?.close();
  }
  return { files, refusals, notes };
}

/** The files of an archive that a student handed in: they stand in a folder with the archive's name. */
async function within(
  bytes: Buffer,
  shown: string,
  parts: readonly string[],
  allowance: Allowance,
): Promise<Found> {
  const { depth } = allowance.limits;
  if (allowance.depth >= depth)
    throw new Refused({
      en: `archives lie in archives more than ${depth} deep`,
      ru: `архивы вложены друг в друга глубже ${depth}`,
    });
  const inner = { ...allowance, depth: allowance.depth + 1 };
  const found = await read(bytes, shown, inner);
  allowance.bytes = inner.bytes;
  const folder = [...parts.slice(0, -1), parts.at(-1)!.replace(/\.zip$/i, "")];
  return { ...found, files: found.files.map((file) => ({ ...file, parts: [...folder, ...file.parts] })) };
}

/** The folders and name of an entry; undefined for what nobody wants. Throws for what no honest archive holds. */
function partsOf(name: string, entry: Entry): string[] | undefined {
  const slashed = name.replaceAll("\\", "/");
  if (/^([A-Za-z]:)?\//.test(slashed) || /^[A-Za-z]:/.test(slashed))
    throw new Refused({ en: "its path is absolute", ru: "путь к нему абсолютный" });
  const parts = slashed.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes(".."))
    throw new Refused({
      en: "its path leads out of the archive (..)",
      ru: "путь к нему выводит из архива (..)",
    });
  const last = parts.at(-1);
  if (last === undefined || slashed.endsWith("/") || parts.some(isHidden) || !isWanted(last))
    return undefined;
  // Unix keeps the kind of file in the upper half of the external attributes.
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (kind !== 0 && kind !== 0o100000)
    throw new Refused(
      kind === 0o120000
        ? { en: "it is a symbolic link", ru: "это символическая ссылка" }
        : { en: "it is not a plain file", ru: "это не обычный файл" },
    );
  return parts;
}

async function content(
  zip: ZipFile,
  entry: Entry,
  isArchive: boolean,
  allowance: Allowance,
): Promise<Buffer> {
  if ((entry.generalPurposeBitFlag & 1) !== 0)
    throw new Refused({ en: "it is encrypted", ru: "он зашифрован" });
  const { fileMegabytes, megabytes } = allowance.limits;
  const most = fileMegabytes * (isArchive ? innerArchive : 1);
  const size = (entry.uncompressedSize / 2 ** 20).toFixed(1);
  if (entry.uncompressedSize > most * 2 ** 20)
    throw new Refused({
      en: `unpacked it has ${size} MB, the limit is ${most} MB`,
      ru: `в распакованном виде в нём ${size} МБ, предел ${most} МБ`,
    });
  if (entry.uncompressedSize > allowance.bytes)
    throw new Refused({
      en: `with it more than ${megabytes} MB of the archive would be unpacked`,
      ru: `с ним из архива было бы распаковано больше ${megabytes} МБ`,
    });
  allowance.bytes -= entry.uncompressedSize;
  return collected(await zip.openReadStreamPromise(entry));
}

/** yauzl ends the stream with an error as soon as there is more in it than the entry says. */
async function collected(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

class Refused extends Error {
  constructor(readonly text: Text) {
    super(text.en);
  }
}

function reasonOf(error: unknown): Text {
  if (error instanceof Refused) return error.text;
  const { message } = error as Error;
  return { en: `it cannot be unpacked: ${message}`, ru: `его нельзя распаковать: ${message}` };
}

function guessed(shown: string, encoding: string): Text {
  return {
    en: `the names in ${shown} are not in UTF-8; they were read as ${encoding}`,
    ru: `имена в ${shown} записаны не в UTF-8; они прочитаны как ${encoding}`,
  };
}

function printable(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}]/gu, "?").slice(0, 200);
}
