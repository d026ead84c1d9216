// @ts-check
// A PostgreSQL server of a test's own: it listens on a socket in its own folder only, and is gone afterwards.
import { execFileSync, spawn } from "node:child_process";
import { chownSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findPostgres } from "../../src/setup/system.mjs";

/** @typedef {{ readonly url: string, stop(): Promise<void> }} Server */

/** @returns {Promise<Server>} */
export async function startServer() {
  const folder = mkdtempSync(path.join(tmpdir(), "svertka-pg-"));
  // PostgreSQL does not run as root.
  const identity = process.getuid?.() === 0 ? nobody() : undefined;
  if (identity) chownSync(folder, identity.uid, identity.gid);
  const data = path.join(folder, "data");
  const programs = findPostgres();
  if (programs === undefined) throw new Error("PostgreSQL is not installed: apt-get install postgresql");
  const program = (/** @type {string} */ name) => path.join(programs, name);
  const env = { ...process.env, HOME: folder, LC_ALL: "C", LC_MESSAGES: "C" };
  const initdb = ["-D", data, "-U", "grader", "-A", "trust", "-E", "UTF8", "--no-sync"];
  execFileSync(program("initdb"), initdb, { ...identity, env, stdio: "pipe", cwd: folder });
  const options = ["-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off"];
  const server = spawn(program("postgres"), options, {
    ...identity,
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => server.on("exit", () => resolve()));
  await new Promise((resolve, reject) => {
    let said = "";
    server.stderr.on("data", (chunk) => {
      said += chunk;
      if (said.includes("ready to accept connections")) resolve(undefined);
    });
    server.on("exit", () => reject(new Error(said)));
  });
  const stop = async () => {
    server.kill("SIGQUIT");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `postgres://grader@${encodeURIComponent(folder)}/postgres`, stop };
}

/** @returns {{ uid: number, gid: number }} */
function nobody() {
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const user = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody");
  return { uid: Number(user?.[2]), gid: Number(user?.[3]) };
}
