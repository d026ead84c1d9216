// One process at a time in a folder of an embedded database: a lock file beside it, with the owner's number.
import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from "node:fs";

export class FolderLock {
  private constructor(readonly file: string) {}

  /**
   * Takes `folder`. A lock whose owner is gone, such as one killed, is taken over.
   * @throws Error that names the living owner.
   */
  static take(folder: string): FolderLock {
    const file = `${folder}.lock`;
    const own = `${file}.${process.pid}`;
    // The name appears together with the content, so nobody ever reads an empty lock.
    writeFileSync(own, ownerText(process.pid));
    try {
      while (!linked(own, file)) {
        const text = textOf(file);
        const pid = Number.parseInt(text, 10);
        if (text !== "" && text === ownerText(pid))
          throw new Error(
            `the gradebook in ${folder} is in use by process ${pid}. Wait until that is done; for several at once use a server: --database postgres://…`,
          );
        if (text !== "") remove(file, text);
      }
    } finally {
      rmSync(own, { force: true });
    }
    const lock = new FolderLock(file);
    process.once("exit", lock.release);
    return lock;
  }

  readonly release = (): void => {
    process.off("exit", this.release);
    if (textOf(this.file) === ownerText(process.pid)) rmSync(this.file, { force: true });
  };
}

/**
 * What the lock of a living process says: its number and, where the system tells (Linux), when it started, because another
 * program may have the number by now. Empty for a process that is gone.
 */
function ownerText(pid: number): string {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, and is somebody else's.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return "";
  }
  const stat = textOf(`/proc/${pid}/stat`);
  const started = stat.slice(stat.lastIndexOf(")")).split(" ")[20] ?? "";
  return `${pid} ${started}`.trim();
}

function linked(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
}

/** Removes a dead one's lock, and only that: in the meantime another may have taken it over. */
function remove(file: string, text: string): void {
  const aside = `${file}.${process.pid}.dead`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (textOf(aside) !== text) linked(aside, file);
  unlinkSync(aside);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
