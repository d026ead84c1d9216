// @ts-check
// Running a program of the set-up to its end: what it prints goes to a log, and is looked through if it fails.
import { appendFileSync } from "node:fs";
import { atEnd } from "./ending.mjs";
import { startTree, stopTree } from "./tree.mjs";

/**
 * Runs a program to its end and gives its exit code and everything that it printed.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, log?: string, shell?: boolean, show?: boolean }} options
 *   `log`: a file that the output is added to · `show`: print it instead of giving it back
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function run(program, args, { cwd, env = process.env, log, shell = false, show = false }) {
  const out = show ? "inherit" : "pipe";
  const child = startTree(program, args, { cwd, env, shell, stdio: ["ignore", out, out] });
  const forget = atEnd(() => stopTree(child));
  let output = "";
  const take = (/** @type {Buffer} */ chunk) => {
    output += chunk.toString();
    if (log) appendFileSync(log, chunk);
  };
  child.stdout?.on("data", take);
  child.stderr?.on("data", take);
  try {
    const code = await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (exit) => resolve(exit ?? 1));
    });
    return { code, output };
  } finally {
    forget();
  }
}

/** Words by which npm, pip and Node say that nobody answered. */
const silence =
  /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|NewConnectionError|ConnectTimeoutError|NameResolutionError|Max retries exceeded|Read timed out|Could not fetch URL/;

/**
 * The address that could not be reached, if that is why a program failed: as the program names it, or "" if it does not.
 * @param {string} output
 * @returns {string | undefined}
 */
export function unreachable(output) {
  if (!silence.test(output)) return undefined;
  const asked = output.match(/request to (https?:\/\/[^\s/'"]+)/) ?? output.match(/(https?:\/\/[^\s/'"]+)/);
  const pip = output.match(/host='([^']+)', port=(\d+)/);
  return pip ? `${pip[1]}:${pip[2]}` : (asked?.[1] ?? "");
}
