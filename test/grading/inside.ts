// Code in a sandbox, as a test asks it for what it sees.
import { decode, encode, type Value } from "../../src/assess/value";
import type { Sandbox } from "../../src/grading/sandbox";

/** What `body` returns in `sandbox`; `input` are its arguments there. */
export async function inside(sandbox: Sandbox, body: string, ...input: Value[]): Promise<Value> {
  await sandbox.ask({ code: `exports.look = async function (...input) { ${body} };` }, 10);
  const { value, error } = await sandbox.ask({ call: "look", input: encode(input) }, 10);
  if (error !== undefined) throw new Error(String(error));
  return decode(String(value));
}
