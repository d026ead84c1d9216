import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Client, type Heard } from "./client";
import { jupyterEnvironment, notebookFolder, remove, temporaryFolder } from "./jupyter";

const environment = temporaryFolder();
const folder = notebookFolder("en");
const env = jupyterEnvironment(environment);
const client = new Client(env);
let pid = 0;

beforeAll(async () => {
  pid = await client.start(folder);
}, 60_000);

afterAll(() => {
  client.end();
  remove(environment);
  remove(join(folder, ".."));
});

describe("the kernel", () => {
  it("says what it is", async () => {
    const { kernel_info_reply } = await ask("kernel_info_request", {});
    expect(kernel_info_reply).toMatchObject({
      status: "ok",
      protocol_version: "5.3",
      implementation: "svertka-tslab",
      implementation_version: "1.0.22",
      language_info: {
        name: "typescript",
        version: "5.0.4",
        mimetype: "text/typescript",
        file_extension: ".ts",
      },
    });
  });

  it("keeps no history", async () => {
    expect(
      await ask("history_request", { hist_access_type: "tail", n: 5, raw: true, output: false }),
    ).toEqual({
      history_reply: { status: "ok", history: [] },
    });
  });

  it("counts a cursor in characters", async () => {
    const { complete_reply } = await ask("complete_request", { code: '"😀😀"; Math.hyp', cursor_pos: 14 });
    expect(complete_reply).toMatchObject({ matches: ["hypot"], cursor_start: 11, cursor_end: 14 });
  });

  it("describes what stands at the cursor, and says when it finds nothing", async () => {
    const { inspect_reply } = await ask("inspect_request", {
      code: "Math.hypot",
      cursor_pos: 10,
      detail_level: 0,
    });
    expect(inspect_reply!.data["text/plain"]).toContain("hypot(...values: number[]): number");
    const nothing = await ask("inspect_request", { code: "   ", cursor_pos: 1, detail_level: 0 });
    expect(nothing.inspect_reply).toMatchObject({ status: "ok", found: false, data: {} });
  });

  it("ignores what it does not know, and what is signed wrongly", async () => {
    await client.talk([{ type: "from_the_future", content: {} }], { forge: true });
    const forged = await client.talk([{ type: "kernel_info_request", content: {} }], {
      forge: true,
      linger: 0.5,
    });
    expect(forged).toEqual([]);
    expect((await client.execute("1")).reply.status).toBe("ok");
  });

  it("has a heartbeat", async () => {
    expect(await client.beats()).toBe(true);
  });
});

describe("a comm", () => {
  it("opened by the page reaches the cell that answers, and back", async () => {
    await client.execute(`import { frontEnd } from "svertka/dist/notebook/front-end";
      frontEnd()!.onComm("sliders", (comm, data) => {
        comm.onMessage((said) => comm.send({ opened: data, said }));
        comm.onClose(() => console.log("closed"));
      });`);
    const open = { comm_id: "c1", target_name: "sliders", data: { at: 1 } };
    expect(await comm("comm_open", open)).toEqual([]);
    const { comm_info_reply } = await ask("comm_info_request", { target_name: "sliders" });
    expect(comm_info_reply).toEqual({ status: "ok", comms: { c1: { target_name: "sliders" } } });
    expect((await ask("comm_info_request", { target_name: "others" })).comm_info_reply!.comms).toEqual({});
    const answer = await comm("comm_msg", { comm_id: "c1", data: 7 });
    expect(answer).toEqual([["comm_msg", { comm_id: "c1", data: { opened: { at: 1 }, said: 7 } }]]);
    const closed = await client.talk([{ type: "comm_close", content: { comm_id: "c1", data: {} } }]);
    expect(closed.find(({ type }) => type === "stream")!.content.text).toBe("closed\n");
    expect((await ask("comm_info_request", {})).comm_info_reply!.comms).toEqual({});
  });

  it("opened by a cell carries data and metadata, and hears the page", async () => {
    const cell = await client.execute(`import { frontEnd } from "svertka/dist/notebook/front-end";
      const comm = frontEnd()!.openComm("jupyter.widget", { state: {} }, { version: "2.1.0" });
      comm.onMessage((data) => comm.close({ because: data }));`);
    const opened = cell.outputs.find(({ type }) => type === "comm_open")!;
    expect(opened).toMatchObject({
      content: { target_name: "jupyter.widget", data: { state: {} } },
      metadata: { version: "2.1.0" },
    });
    const { comm_id } = opened.content;
    const heard = await comm("comm_msg", { comm_id, data: "enough" });
    expect(heard).toEqual([["comm_close", { comm_id, data: { because: "enough" } }]]);
    expect((await client.execute("comm.send(1)")).reply.evalue).toBe("the comm to jupyter.widget is closed");
  });

  it("to a target that nobody answers is closed", async () => {
    const heard = await comm("comm_open", { comm_id: "c2", target_name: "nobody", data: {} });
    expect(heard).toEqual([["comm_close", { comm_id: "c2", data: {} }]]);
  });

  it("whose listener fails says so, and the session goes on", async () => {
    await client.execute(`import { frontEnd } from "svertka/dist/notebook/front-end";
      frontEnd()!.onComm("broken", () => { throw new Error("no slider"); });`);
    const content = { comm_id: "c3", target_name: "broken", data: {} };
    const heard = await client.talk([{ type: "comm_open", content }]);
    expect(heard.map(({ type }) => type)).toContain("comm_close");
    expect(heard.find(({ type }) => type === "stream")!.content.text).toContain("no slider");
  });

  async function comm(type: string, content: object): Promise<unknown[]> {
    const heard = await client.talk([{ type, content }]);
    return heard.filter(({ type }) => type.startsWith("comm")).map(({ type, content }) => [type, content]);
  }
});

describe("an interrupt", () => {
  it.each([
    ["a loop without end", "while (true) {}", "signal"],
    ["a wait without end", "await new Promise(() => {});", "signal"],
    ["a wait without end, asked for by message", "await new Promise(() => {});", "message"],
    ["a loop without end after an await", "await null; await null; while (true) {}", "signal"],
  ] as const)("ends %s", async (_, code, how) => {
    const cell = await client.execute(`console.log("ready"); ${code}`, { interrupt: "ready", how });
    expect(cell.reply).toMatchObject({ status: "error", ename: "Interrupted" });
    const after = await client.execute(`await new Promise((done) => setTimeout(done, 10)); 42`);
    expect(after.only("execute_result").data["text/plain"]).toBe("42");
  });
});

describe("the end", () => {
  it("by process.exit() in a cell is noticed, and a restart gives a new session", async () => {
    await client.execute("const old = 1;");
    const cell = client.execute(`console.log("bye"); process.exit(3)`);
    await expect(cell).rejects.toThrow(/bye/);
    expect(await client.alive()).toBe(false);
    const next = await client.restart();
    expect(next).not.toBe(pid);
    pid = next;
    expect((await client.execute("old")).reply.evalue).toContain("Cannot find name 'old'");
  }, 60_000);

  it("by shutdown_request is answered with the request's restart flag", async () => {
    for (const restart of [true, false]) {
      const heard = await client.talk([
        { type: "shutdown_request", content: { restart }, channel: "control" },
      ]);
      const replies = heard.filter(({ type }) => type === "shutdown_reply");
      expect(replies.map(({ channel }) => channel).sort()).toEqual(["control", "iopub"]);
      expect(replies[0]!.content).toEqual({ status: "ok", restart });
      await sleep(1000);
      expect(await client.alive()).toBe(false);
      if (restart) pid = await client.restart();
    }
  });

  it.runIf(existsSync("/proc"))("comes when the parent dies, even in the middle of a loop", async () => {
    const parent = new Client(env);
    const orphan = await parent.start(folder);
    const never = parent.execute(`console.log("loop"); while (true) {}`).catch(() => "gone");
    await sleep(1500);
    expect(lives(orphan)).toBe(true);
    parent.end("SIGKILL");
    await never;
    await sleep(2500);
    expect(lives(orphan)).toBe(false);
  });
});

/** The contents of the replies to one request, by type. */
async function ask(type: string, content: object): Promise<Record<string, Heard["content"]>> {
  const heard = await client.talk([{ type, content }]);
  return Object.fromEntries(
    heard.filter(({ channel }) => channel !== "iopub").map((each) => [each.type, each.content]),
  );
}

function lives(process_: number): boolean {
  try {
    return process.kill(process_, 0);
  } catch {
    return false;
  }
}
