// What a runner sees: the library and, beside it, the same in one compiled file, made once a process and gone with it.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parts } from "./bundled";
import { libraryMounts, type Mount, runnerScripts, scriptIn } from "./packages";
import { Sandbox } from "./sandbox";

const seconds = 60;
const made = new Map<number, Promise<readonly Mount[]>>();

/** The mounts of a runner with so much memory: V8 takes what it compiled only with the same settings. */
export function bundledMounts(megabytes: number): Promise<readonly Mount[]> {
  const known = made.get(megabytes) ?? make(megabytes);
  made.set(megabytes, known);
  return known;
}

async function make(megabytes: number): Promise<readonly Mount[]> {
  const mounts = libraryMounts(["bundle-process", "bundled", "channel"]);
  const sandbox = await Sandbox.start({ mounts, script: scriptIn("bundle-process"), megabytes });
  try {
    const { source, compiled, found } = await sandbox.ask({}, seconds);
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "svertka-bundle-")));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    const write = (name: string, data: string | Buffer): Mount => {
      const from = path.join(folder, name);
      writeFileSync(from, data);
      return { from, to: path.posix.join(path.posix.dirname(scriptIn("runner")), name) };
    };
    return [
      ...libraryMounts(runnerScripts),
      write(parts.source, String(source)),
      write(parts.compiled, Buffer.from(String(compiled), "base64")),
      write(parts.found, JSON.stringify(found)),
    ];
  } finally {
    sandbox.close();
  }
}
