// Runs inside the sandbox: executes compiled cells as tslab's executor does and calls the functions they leave behind.
import "./bundled";
import { AsyncLocalStorage } from "node:async_hooks";
import { createRequire } from "node:module";
import path from "node:path";
import vm from "node:vm";
import { called } from "../assess/call";
import { decode, encode, type Value } from "../assess/value";
import { type Withheld, WithheldError, withholdEverywhere } from "../assess/withheld";
import { leaveBundle } from "./bundled";
import { type Request, say, serve } from "./channel";
import { lockModules, lockSignals } from "./lock";

const longestMessage = 500;

type Asked = (...input: Value[]) => unknown;

/** Answers as their own cells left them: a later cell may use the name for something else. */
const kept = new Map<string, unknown>();

const variables: Record<string | symbol, unknown> = {};
// TypeScript defines imported names as read-only properties; tslab makes them ordinary ones, so that cells can redefine.
const locals = new Proxy(variables, {
  defineProperty: (_target, name, { get, value }) => {
    if (name !== "__esModule") variables[name] = get ? get() : value;
    return true;
  },
});

// Cells may draw with tslab's own display; there is nobody to look at it here.
const display = new Proxy({}, { get: () => () => {} });
const tslab = { display, newDisplay: () => display };
const load = createRequire(path.join(process.cwd(), "src.js"));
const required = new Proxy(load, {
  apply: (target, self, [name]) => (name === "tslab" ? tslab : Reflect.apply(target, self, [name])),
});
Object.assign(globalThis, { __tslab__: { exports: locals, require: required } });

load("svertka");
leaveBundle();

// What is withheld, and what is counted, stands in this process as the student's code does: the lock keeps that code from
// its parts, and what remains takes more effort than the exercise. All other points depend on values compared outside.
withholdEverywhere([]);
const withhold = lockModules(withholdEverywhere);
lockSignals();

// tslab's kernel survives what a cell throws late, so a late throw must not end the program here either.
process.on("uncaughtException", () => {});
process.on("unhandledRejection", () => {});

// An exit by a timer strikes while something else runs; the context of the request that set the timer tells whose it is.
const cause = new AsyncLocalStorage<number>();
const exit = process.exit.bind(process);
process.exit = (code) => {
  say({ id: cause.getStore() ?? 0, exited: true });
  return exit(code);
};

serve((request) => cause.run(request.id, () => respond(request)));

async function respond({
  code,
  hasAwait,
  keeps = [],
  call,
  input,
  withholds = [],
  count,
}: Request): Promise<object> {
  try {
    if (typeof code === "string") {
      const kind = hasAwait ? "async function" : "function";
      const wrapped = `(${kind}(exports, require) { ${code}\n})(__tslab__.exports, __tslab__.require)`;
      try {
        const result: unknown = vm.runInThisContext(wrapped);
        if (hasAwait) await result;
      } finally {
        for (const name of keeps as string[]) keep(name);
      }
      return { ran: true };
    }
    const answer = kept.get(String(call)) ?? variables[String(call)];
    if (typeof answer !== "function") return { missing: true };
    withhold(withholds as Withheld[]);
    const terms = { withholds: withholds as Withheld[], count: count === true };
    const { value, reads } = await called(answer as Asked, decode(String(input)) as Value[], terms);
    return { value: encode(value), reads };
  } catch (error) {
    if (error instanceof WithheldError) return { withheld: error.functionName };
    return { error: described(error) };
  }
}

function keep(name: string): void {
  if (typeof variables[name] === "function") kept.set(name, variables[name]);
}

function described(error: unknown): string {
  try {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return text.slice(0, longestMessage);
  } catch {
    return "an error that cannot be read";
  }
}
