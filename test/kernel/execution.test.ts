import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Client, type Execution, executeRequest } from "./client";
import { jupyterEnvironment, notebookFolder, remove, temporaryFolder } from "./jupyter";

const environment = temporaryFolder();
const folder = notebookFolder("ru");
const client = new Client(jupyterEnvironment(environment));

beforeAll(() => client.start(folder), 60_000);

afterAll(async () => {
  await client.shutdown();
  client.end();
  remove(environment);
  remove(join(folder, ".."));
});

describe("what a cell yields", () => {
  it("is its last value, as text without colours", async () => {
    const cell = await client.execute("const size = { kernel: 3 }; size");
    expect(cell.only("execute_result")).toEqual({
      execution_count: cell.reply.execution_count,
      data: { "text/plain": "{ kernel: 3 }" },
      metadata: {},
    });
  });

  it("may come from several threads, with which the kernel still stops", async () => {
    const code = `import { planConv, zeros } from "svertka";
      const plan = (threads: number) => planConv([64, 30, 30], zeros([64, 64, 3, 3]), { bias: Array(64).fill(7), threads });
      const [one, two] = [1, 2].map((threads) => plan(threads).run(zeros([64, 30, 30])).data.join());
      one === two`;
    expect((await client.execute(code)).only("execute_result").data).toEqual({ "text/plain": "true" });
  });

  it("is nothing for undefined and null", async () => {
    expect((await client.execute("void 0")).outputs).toEqual([]);
    expect((await client.execute("null")).outputs).toEqual([]);
  });

  it("is the bundle that a value brings along, at once or by promise", async () => {
    const value = (body: string) => `({ [Symbol.for("Jupyter.display")]: ${body} })`;
    const bundle = '{ "text/plain": "t", "application/json": { a: [1] } }';
    for (const body of [`() => (${bundle})`, `async () => (${bundle})`]) {
      const { data } = (await client.execute(value(body))).only("execute_result");
      expect(data).toEqual({ "text/plain": "t", "application/json": { a: [1] } });
    }
  });

  it("is an error when the bundle cannot be made", async () => {
    const cell = await client.execute(
      `({ [Symbol.for("Jupyter.display")]() { throw new Error("no picture"); } })`,
    );
    expect(cell.reply).toMatchObject({ status: "error", evalue: "no picture" });
  });

  it("goes into the page through show's display, and is replaced there", async () => {
    const code = `import { display, newDisplay } from "tslab";
      const place = newDisplay(); place.html("<i>1</i>"); place.html("<i>2</i>"); display.png(new Uint8Array([1, 2]));`;
    const [first, second, image] = (await client.execute(code)).outputs;
    expect(first).toMatchObject({ type: "display_data", content: { data: { "text/html": "<i>1</i>" } } });
    expect(second).toMatchObject({
      type: "update_display_data",
      content: { data: { "text/html": "<i>2</i>" } },
    });
    expect(second!.content.transient.display_id).toBe(first!.content.transient.display_id);
    expect(image!.content).toEqual({ data: { "image/png": "AQI=" }, metadata: {}, transient: {} });
  });

  it("keeps tslab's ways: redeclared names, earlier cells, await, the course's own language", async () => {
    await client.execute("const answer = 1; function twice(x: number) { return 2 * x; }");
    await client.execute('const answer = "two";');
    const { data } = (await client.execute("await Promise.resolve([answer, twice(4)])")).only(
      "execute_result",
    );
    expect(data["text/plain"]).toBe("[ 'two', 8 ]");
    const course = await client.execute('import { language } from "svertka"; language()');
    expect(course.only("execute_result").data["text/plain"]).toBe("'ru'");
  });

  it("knows Node's names", async () => {
    const cell = await client.execute(
      'console.log(require("node:path").sep, Buffer.from("a").length, process.pid > 0)',
    );
    expect(cell.printed("stdout")).toMatch(/^. 1 true\n$/);
  });
});

describe("what a cell prints", () => {
  it("keeps the order of stdout, stderr and pictures", async () => {
    const cell = await client.execute(
      'import { display } from "tslab"; console.log(1); console.error(2); console.log(3); display.html("4"); console.log(5); 6',
    );
    const order = cell.outputs.map(({ content }) => content.text ?? Object.values(content.data)[0]);
    expect(order).toEqual(["1\n", "2\n", "3\n", "4", "5\n", "6"]);
  });

  it("may come as bytes, split inside a letter, and calls back", async () => {
    const cell = await client.execute(`process.stdout.write(new Uint8Array([0xd1]));
      process.stdout.write(new Uint8Array([0x8f]), () => console.log(" called"));
      await new Promise<void>((done) => process.stderr.write("e", "utf8", () => done()));`);
    expect(cell.printed("stdout")).toBe("я called\n");
    expect(cell.printed("stderr")).toBe("e");
  });

  it("is gathered when it is much, and loses nothing", async () => {
    const cell = await client.execute("for (let i = 0; i < 20000; i++) console.log(i)");
    expect(cell.printed("stdout")).toBe(Array.from({ length: 20_000 }, (_, i) => `${i}\n`).join(""));
    expect(cell.outputs.length).toBeLessThan(500);
  });

  it("is shown under the cell that caused it, even when another runs by then", async () => {
    const late = executeRequest('setTimeout(() => console.log("late"), 200); console.log("early")');
    const next = executeRequest('await new Promise((done) => setTimeout(done, 500)); console.log("next")');
    const heard = await client.talk([late, next]);
    const printed = heard
      .filter(({ type }) => type === "stream")
      .map(({ parent, content }) => [parent, content.text]);
    expect(printed).toEqual([
      [0, "early\n"],
      [0, "late\n"],
      [1, "next\n"],
    ]);
  });
});

describe("a cell that fails", () => {
  it("when it throws, names the error and the line of the cell, without the machinery's frames", async () => {
    const first = await client.execute(`// the first line
import { sep } from "node:path";
interface Layer { kernel: number }

function pad(layer?: Layer): number {
  return layer!.kernel;
}`);
    const source = "const q = sep;\n\n[1].map(() =>\n  pad());\nconsole.log(q);";
    const { reply, ...cell } = await failing(source);
    const [defined, called] = [first.reply.execution_count, reply.execution_count];
    expect(reply).toMatchObject({
      status: "error",
      ename: "TypeError",
      evalue: "Cannot read properties of undefined (reading 'kernel')",
    });
    expect(reply.traceback).toEqual([
      "TypeError: Cannot read properties of undefined (reading 'kernel')",
      "",
      "    5 | function pad(layer?: Layer): number {",
      ">   6 |   return layer!.kernel;",
      "    7 | }",
      "",
      `    at pad (cell [${defined}], line 6)`,
      `    at cell [${called}], line 4`,
      "    at Array.map (<anonymous>)",
      `    at cell [${called}], line 3`,
    ]);
    expect(cell.error).toEqual({ ename: reply.ename, evalue: reply.evalue, traceback: reply.traceback });
  });

  it("when it throws after an await, has the line too", async () => {
    const { reply } = await failing(
      "await null;\n\nawait (async () => {\n  await null;\n  throw new RangeError('far');\n})();",
    );
    expect(reply).toMatchObject({ ename: "RangeError", evalue: "far" });
    expect(reply.traceback.join("\n")).toContain(">   5 |   throw new RangeError('far');");
  });

  it("tells the cause of an error", async () => {
    const { reply } = await failing('throw new Error("outer", { cause: new Error("inner") })');
    expect(reply.traceback.join("\n")).toContain("Caused by Error: inner");
  });

  it.each([
    ["throw 5", "5"],
    ["throw null", "null"],
    ["throw undefined", "undefined"],
    ['throw { code: "E" }', "{ code: 'E' }"],
    ['await Promise.reject("no")', "'no'"],
  ])("says what was thrown: %s", async (code, evalue) => {
    expect((await failing(code)).reply).toMatchObject({ status: "error", ename: "Uncaught", evalue });
  });

  it("when it does not compile, names line and column of each mistake", async () => {
    const { reply } = await failing('let a = 1;\nconst b: number = "b";\n  a.nothing;');
    expect(reply).toMatchObject({
      ename: "TypeScriptError",
      evalue: "line 2, column 7: Type 'string' is not assignable to type 'number'.",
    });
    expect(reply.traceback).toEqual([
      "TypeScriptError: line 2, column 7: Type 'string' is not assignable to type 'number'.",
      "",
      "line 2, column 7: Type 'string' is not assignable to type 'number'. (TS2322)",
      '>   2 | const b: number = "b";',
      "      |       ^",
      "line 3, column 5: Property 'nothing' does not exist on type 'number'. (TS2339)",
      ">   3 |   a.nothing;",
      "      |     ^",
    ]);
  });

  it("aborts those that wait, and nothing after", async () => {
    const codes = ['console.log("a")', 'throw new Error("stop")', 'console.log("b")', 'console.log("c")'];
    const heard = await client.talk(codes.map((code) => executeRequest(code)));
    const replies = heard.filter(({ type }) => type === "execute_reply");
    expect(replies.map(({ parent, content }) => [parent, content.status])).toEqual([
      [0, "ok"],
      [1, "error"],
      [2, "aborted"],
      [3, "aborted"],
    ]);
    expect(heard.filter(({ type }) => type === "stream").map(({ content }) => content.text)).toEqual(["a\n"]);
    expect((await client.execute("1")).reply.status).toBe("ok");
  });

  it("aborts nothing when the client does not want it", async () => {
    const heard = await client.talk([
      executeRequest('throw new Error("go on")', { stop_on_error: false }),
      executeRequest('console.log("on")'),
    ]);
    expect(heard.filter(({ type }) => type === "execute_reply").map(({ content }) => content.status)).toEqual(
      ["error", "ok"],
    );
  });

  it("after its end is printed under it, and does not end the session", async () => {
    const cell = await client.execute(
      `Promise.reject(new Error("forgotten")); setTimeout(() => { throw new Error("late"); }, 50);`,
      { linger: 0.5 },
    );
    expect(cell.reply.status).toBe("ok");
    expect(cell.printed("stderr")).toContain("Error: forgotten");
    expect(cell.printed("stderr")).toContain("Error: late");
    expect(cell.heard.every(({ parent }) => parent === 0)).toBe(true);
    expect((await client.execute("1 + 1")).reply.status).toBe("ok");
  });

  async function failing(code: string): Promise<{ reply: Execution["reply"]; error: object }> {
    const cell = await client.execute(code);
    expect(cell.outputs.map(({ type }) => type)).toEqual(["error"]);
    return { reply: cell.reply, error: cell.only("error") };
  }
});

describe("a request", () => {
  it("counts and is echoed, unless it is silent or not stored", async () => {
    const count = async (request: object) => (await client.execute("1", { request })).reply.execution_count;
    const before = await count({});
    expect(await count({})).toBe(before + 1);
    expect(await count({ store_history: false })).toBe(before + 1);
    expect(await count({ silent: true })).toBe(before + 1);
    const silent = await client.execute('console.log("psst"); 1', { request: { silent: true } });
    const types = silent.heard.filter(({ channel }) => channel === "iopub").map(({ type }) => type);
    expect(types).toEqual(["status", "status"]);
    const loud = await client.execute("2");
    expect(loud.heard.find(({ type }) => type === "execute_input")!.content).toEqual({
      code: "2",
      execution_count: before + 2,
    });
  });

  it("gets its user expressions", async () => {
    const request = { user_expressions: { sum: "width + 1", wrong: "nothing" } };
    const { user_expressions } = (await client.execute("const width = 2;", { request })).reply;
    expect(user_expressions.sum).toEqual({ status: "ok", data: { "text/plain": "3" }, metadata: {} });
    expect(user_expressions.wrong).toMatchObject({ status: "error", ename: "TypeScriptError" });
  });
});
