// Walls of Node's permission model alone, for where bubblewrap does not exist: a process that may read its own packages, and
// write, start and load nothing. What it does not hold: the network (before Node 25), the processor, memory outside Linux.
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Text } from "../language/text";
import { permissionFlag } from "./bubblewrap";
import type { Mount } from "./packages";

/** What the reader of a report must know of a class that was graded so. */
export const permissionsWarning: Text = {
  en: "--sandbox permissions: students' code sees no files and no environment of this machine, but it may use the network, and Node's permission model promises no protection from malicious code; where bubblewrap works, grade without this option",
  ru: "--sandbox permissions: код студентов не видит файлов и окружения этой машины, но сеть ему доступна, и модель разрешений Node не обещает защиты от злонамеренного кода; там, где работает bubblewrap, проверяйте без этого ключа",
};

/** The command that runs `script`, a path among `mounts`, with nothing else to read, and where. */
export function permitted(mounts: readonly Mount[], script: string, megabytes: number) {
  const root = copyOf(mounts);
  const allowed = [permissionFlag(), `--allow-fs-read=${path.join(root, "*")}`];
  const heap = `--max-old-space-size=${megabytes}`;
  const command = [
    process.execPath,
    ...allowed,
    "--no-addons",
    "--no-warnings",
    heap,
    path.join(root, script),
  ];
  const { SystemRoot } = process.env;
  const env = { PATH: "/nowhere", HOME: "/nowhere", LANG: "C.UTF-8", ...(SystemRoot && { SystemRoot }) };
  return { command, cwd: path.join(root, "notebook"), env };
}

const copies = new Map<string, string>();

/**
 * A folder with copies of the mounts, made once a process and gone with it: links would lead out of it, and the same
 * files in the clone lie beside those that nobody inside may read.
 */
function copyOf(mounts: readonly Mount[]): string {
  const key = JSON.stringify(mounts);
  const made = copies.get(key);
  if (made !== undefined) return made;
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "svertka-sandbox-")));
  process.once("exit", () => rmSync(root, { recursive: true, force: true }));
  mkdirSync(path.join(root, "notebook"));
  for (const { from, to } of mounts)
    cpSync(from, path.join(root, to), { recursive: true, dereference: true });
  copies.set(key, root);
  return root;
}
