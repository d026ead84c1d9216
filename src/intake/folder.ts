// The wanted files of a folder or an archive on this machine.
import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { type Found, type HandedFile, isHidden, isWanted, type Refusal } from "./file";
import { filesOfZip } from "./zip";

const deepest = 5;

/** What one place holds: the files of a folder, and each archive in it or the one that the place is. */
export interface Place {
  readonly folder: Found;
  /** By the folder and name, without `.zip`, under which an archive stands; empty for an archive that is the place. */
  readonly archives: readonly { readonly at: readonly string[]; readonly found: Found }[];
}

/**
 * Reads the folder or archive `place`. Links out of a folder and to folders are left out.
 * @throws RangeError if there is neither.
 */
export async function readPlace(place: string): Promise<Place> {
  const stat = statSync(place, { throwIfNoEntry: false });
  const none: Found = { files: [], refusals: [], notes: [] };
  if (stat?.isFile() && /\.zip$/i.test(place))
    return {
      folder: none,
      archives: [{ at: [], found: await filesOfZip(place, path.basename(place)) }],
    };
  if (!stat) throw new RangeError(`there is no folder ${place}`);
  if (!stat.isDirectory()) throw new RangeError(`${place} is neither a folder nor a zip archive`);
  const root = realpathSync(place);
  const refusals: Refusal[] = [];
  const all = filesIn(root, [], refusals);
  const archives = [];
  for (const { parts, shown } of all.filter(isArchive)) {
    const found = await filesOfZip(path.join(root, ...parts), shown);
    archives.push({ at: [...parts.slice(0, -1), path.basename(shown).replace(/\.zip$/i, "")], found });
  }
  return { folder: { ...none, files: all.filter((file) => !isArchive(file)), refusals }, archives };
}

const isArchive = ({ shown }: HandedFile) => /\.zip$/i.test(shown);

/** What cannot be looked into is noted among `refusals`; the rest is found all the same. */
function filesIn(root: string, above: readonly string[], refusals: Refusal[]): HandedFile[] {
  const folder = path.join(root, ...above);
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry): HandedFile[] => {
      const parts = [...above, entry.name];
      if (isHidden(entry.name)) return [];
      if (entry.isDirectory()) return above.length < deepest ? filesIn(root, parts, refusals) : [];
      const place = path.join(folder, entry.name);
      const counts = entry.isFile() || (entry.isSymbolicLink() && leadsToFile(root, place));
      if (!counts || !isWanted(entry.name)) return [];
      const { mtime: changed, size: bytes } = statSync(place);
      return [{ parts, shown: path.join(...parts), changed, bytes, read: async () => readFileSync(place) }];
    });
  } catch (error) {
    const { message } = error as Error;
    refusals.push({ file: path.join(...above, "."), reason: { en: message, ru: message } });
    return [];
  }
}

/** True for a link to a file inside `root`; links to folders may go in circles and are never followed. */
function leadsToFile(root: string, link: string): boolean {
  try {
    return realpathSync(link).startsWith(root + path.sep) && statSync(link).isFile();
  } catch {
    return false;
  }
}
