import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { Value } from "../../src/assess/value";
import { bundledMounts } from "../../src/grading/bundle";
import { home, libraryMounts, runnerScripts, scriptIn } from "../../src/grading/packages";
import { Sandbox } from "../../src/grading/sandbox";
import { bubblewrap } from "../system";
import { inside as insideOf } from "./inside";

const walls = async () => ({
  mounts: await bundledMounts(256),
  script: scriptIn("runner"),
  megabytes: 256,
});

describe.skipIf(!bubblewrap)("student code in the sandbox", () => {
  let sandbox: Sandbox;
  let folder: string;
  let canary: string;
  const server = createServer((socket) => socket.end("canary"));

  const inside = (body: string, ...input: Value[]) => insideOf(sandbox, body, ...input);

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "svertka-outside-"));
    canary = path.join(folder, "canary.txt");
    writeFileSync(canary, "canary");
    vi.stubEnv("SVERTKA_SECRET", "canary");
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    sandbox = await Sandbox.start(await walls());
  });

  afterAll(() => {
    sandbox.close();
    server.close();
    rmSync(folder, { recursive: true });
    vi.unstubAllEnvs();
  });

  test("has the library", async () => {
    expect(await inside('return require("svertka").language();')).toBe("en");
    expect(await inside('return Object.keys(require("svertka")).includes("exercise");')).toBe(true);
  });

  test("has every module that it has without the bundle, in the same place", async () => {
    const look = `const library = require("svertka");
      try { library.conv2d(); } catch (error) { input.push(error.stack.includes("bundle.js")); }
      const own = Object.keys(require.cache).filter((file) => !input.includes(file)).sort();
      return [...input, ...own, ...Object.keys(library), JSON.stringify(Object.getOwnPropertyDescriptors(library))];`;
    const mounts = libraryMounts(runnerScripts);
    const plain = await Sandbox.start({ ...(await walls()), mounts });
    try {
      const [fromBundle, ...modules] = (await inside(look)) as unknown[];
      const [fromFiles, ...same] = (await insideOf(plain, look)) as unknown[];
      expect([fromBundle, fromFiles]).toEqual([true, false]);
      expect(modules).toEqual(same);
      expect(modules.length).toBeGreaterThan(300);
    } finally {
      plain.close();
    }
  });

  test("sees no file of the machine", async () => {
    const files = [canary, home, path.dirname(home), "/etc/passwd", "/bin/sh", "/usr/bin/env"];
    const read = `const fs = require("fs");
      return input.filter((file) => fs.existsSync(file));`;
    expect(await inside(read, ...files)).toEqual([]);
    expect(await inside('return require("fs").readdirSync("/notebook");')).toEqual([]);
  });

  test("sees neither lessons nor the judge's other files", async () => {
    const dist = '(folder) => require("fs").readdirSync("/node_modules/svertka/dist/" + folder)';
    expect(await inside(`return (${dist})("");`)).not.toContain("lessons");
    expect(await inside(`return (${dist})("grading").sort();`)).toEqual([
      ...["bundle.bin", "bundle.js", "bundle.json", "bundled.js"],
      ...["channel.js", "lock.js", "runner.js"],
    ]);
  });

  test("sees no environment and no other process", async () => {
    expect(await inside("return Object.keys(process.env).sort();")).toEqual(["HOME", "LANG", "PATH", "PWD"]);
    const processes = await inside(
      'return require("fs").readdirSync("/proc").filter((name) => Number(name) > 0).length;',
    );
    expect(processes).toBeGreaterThan(0);
    expect(processes).toBeLessThan(5);
  });

  test("reaches no network, not even loopback", async () => {
    const connect = `return new Promise((resolve) => {
      const socket = require("net").connect(input[0], "127.0.0.1");
      socket.on("data", (data) => resolve(String(data)));
      socket.on("error", (error) => resolve(error.code));
    });`;
    expect(await inside(connect, (server.address() as AddressInfo).port)).toBe("ECONNREFUSED");
    const names = 'return Object.keys(require("os").networkInterfaces()).filter((name) => name !== "lo");';
    expect(await inside(names)).toEqual([]);
  });

  test.each(["/", "/dev/shm", "/node_modules", "/node_modules/svertka/dist", "/usr"])(
    "cannot write to %s",
    async (place) => {
      await expect(inside(`require("fs").writeFileSync(input[0] + "/x", "x");`, place)).rejects.toThrow(
        /EROFS|ENOENT/,
      );
    },
  );

  test("starts no other process and no worker, loads no addon", async () => {
    const spawned = `return new Promise((resolve) => {
      try { require("child_process").spawn(process.execPath, ["-v"]).on("error", ({ code }) => resolve(code)); }
      catch ({ code }) { resolve(code); }
    });`;
    expect(await inside(spawned)).toMatch(/^(ERR_ACCESS_DENIED|EPERM)$/);
    const tried = (code: string) => inside(`try { ${code} } catch ({ code }) { return code; }`);
    expect(await tried('new (require("worker_threads").Worker)("1", { eval: true });')).toBe(
      "ERR_ACCESS_DENIED",
    );
    expect(await tried('process.dlopen({ exports: {} }, "/tmp/x.node");')).toBe("ERR_DLOPEN_DISABLED");
  });

  test("has no capability and is nobody", async () => {
    expect(await inside("return [process.getuid(), process.getgid()];")).toEqual([65534, 65534]);
    expect(
      await inside(
        'return /CapEff:\\t(\\w+)/.exec(require("fs").readFileSync("/proc/self/status", "utf8"))[1];',
      ),
    ).toBe("0000000000000000");
  });
});

describe.skipIf(!bubblewrap)("a sandbox", () => {
  let sandbox: Sandbox | undefined;
  afterEach(() => sandbox?.close());

  test("ends a request that takes too long, and itself", async () => {
    sandbox = await Sandbox.start(await walls());
    await expect(sandbox.ask({ code: "while (true) {}" }, 0.5)).rejects.toMatchObject({
      ...{ fault: "timeout", text: { en: "the limit is 0.5 s", ru: "предел 0.5 с" } },
    });
    expect(sandbox.ended).toBe(true);
    await expect(sandbox.ask({ code: "1" }, 1)).rejects.toMatchObject({ fault: "timeout" });
  });

  test("leaves no process behind", async () => {
    sandbox = await Sandbox.start(await walls());
    const mark = `mark-${process.pid}`;
    await sandbox.ask(
      {
        code: `process.title = "${mark}"; setInterval(() => {}, 1e3);`,
      },
      5,
    );
    expect(commandLines().filter((line) => line.includes(mark))).toHaveLength(1);
    sandbox.close();
    await expect.poll(() => commandLines().filter((line) => line.includes(mark))).toEqual([]);
  });

  test("that cannot start is the machine's fault and says why", async () => {
    await expect(Sandbox.start({ ...(await walls()), script: "/no/such/script.js" })).rejects.toThrow(
      /a sandbox did not start: [\s\S]*Cannot find module/,
    );
    await expect(
      Sandbox.start({ ...(await walls()), mounts: [{ from: "/no/such", to: "/x" }] }),
    ).rejects.toThrow(/a sandbox did not start: bwrap: Can't find source path/);
  });
});

function commandLines(): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8");
      } catch {
        return "";
      }
    });
}
