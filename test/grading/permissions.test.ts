// Walls of Node's permission model alone: what they keep from students' code, and what they do not.
import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Value } from "../../src/assess/value";
import { bundledMounts } from "../../src/grading/bundle";
import { enclosure } from "../../src/grading/enclosure";
import type { StudentRow } from "../../src/grading/gradebook";
import { home, scriptIn } from "../../src/grading/packages";
import { Sandbox } from "../../src/grading/sandbox";
import { ids, lesson, students } from "./first-class";
import { emptyFolder } from "./handed-in";
import { inside as insideOf } from "./inside";

const svertka = path.join(home, "bin", "svertka.js");
/** Node's permission model knows the network from version 25 on. */
const holdsNetwork = process.allowedNodeEnvironmentFlags.has("--allow-net");

describe("student code in walls of Node's permission model", () => {
  let sandbox: Sandbox;
  let folder: string;
  const server = createServer((socket) => socket.end("canary"));

  const inside = (body: string, ...input: Value[]) => insideOf(sandbox, body, ...input);

  const tried = (code: string, ...input: Value[]) =>
    inside(`try { return ${code}; } catch (error) { return error.code ?? error.name; }`, ...input);

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "svertka-outside-"));
    writeFileSync(path.join(folder, "canary.txt"), "canary");
    vi.stubEnv("SVERTKA_SECRET", "canary");
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    enclosure("permissions");
    const mounts = await bundledMounts(256);
    sandbox = await Sandbox.start({ mounts, script: scriptIn("runner"), megabytes: 256 });
  }, 60_000);

  afterAll(() => {
    sandbox.close();
    enclosure("bubblewrap");
    server.close();
    rmSync(folder, { recursive: true });
    vi.unstubAllEnvs();
  });

  test("has the library", async () => {
    expect(await inside('return require("svertka").language();')).toBe("en");
  });

  test("reads no file of the machine: canaries, notebooks, checks, lists of folders", async () => {
    const outside = [
      ...[
        path.join(folder, "canary.txt"),
        "/etc/passwd",
        "/proc/self/environ",
        "/proc/1/cmdline",
        process.execPath,
      ],
      ...["dist/lessons/01-convolution-arithmetic/checks.js", "dist/grading/judging.js", "package.json"].map(
        (file) => path.join(home, file),
      ),
    ];
    for (const file of outside) {
      expect([file, await tried('require("fs").readFileSync(input[0], "utf8")', file)]).toEqual([
        file,
        "ERR_ACCESS_DENIED",
      ]);
    }
    for (const place of [folder, home, path.dirname(home), tmpdir(), "/"])
      expect(await tried('require("fs").readdirSync(input[0])', place)).toBe("ERR_ACCESS_DENIED");
  });

  test("no way around: promises, streams, links, module loading, old bindings", async () => {
    const canary = path.join(folder, "canary.txt");
    const ways = [
      'await require("fs").promises.readFile(input[0], "utf8")',
      'await new Promise((yes, no) => require("fs").createReadStream(input[0]).on("data", String).on("error", no).on("end", yes))',
      'require("fs").openSync(input[0])',
      'require("fs").symlinkSync(input[0], "here")',
      "require(input[0])",
      'process.binding("fs").open(input[0], 0, 0)',
      "process.report.writeReport(input[0])",
    ];
    for (const way of ways)
      expect([way, await tried(way, canary)]).toEqual([
        way,
        expect.stringMatching(/DENIED|ENOENT|NOT_FOUND/),
      ]);
    const report = await tried("JSON.stringify(process.report.getReport().environmentVariables)");
    expect(report).not.toMatch(/canary/);
  });

  test("sees neither lessons nor the judge's other files in its own copy of the library", async () => {
    const listed =
      'require("fs").readdirSync(require("path").dirname(require.resolve("svertka")) + "/" + input[0]).sort()';
    expect(await tried(listed, "")).not.toContain("lessons");
    expect(await tried(listed, "grading")).toEqual([
      ...["bundle.bin", "bundle.js", "bundle.json", "bundled.js"],
      ...["channel.js", "lock.js", "runner.js"],
    ]);
  });

  test("sees no environment", async () => {
    expect(await inside("return Object.keys(process.env).sort();")).toEqual(["HOME", "LANG", "PATH"]);
  });

  test("writes nowhere, starts no process and no worker, loads no addon, signals nobody", async () => {
    const fs = 'require("fs")';
    for (const place of [folder, tmpdir(), "."])
      expect(await tried(`${fs}.writeFileSync(input[0] + "/x", "x")`, place)).toBe("ERR_ACCESS_DENIED");
    expect(await tried('require("child_process").execFileSync(process.execPath, ["-v"])')).toBe(
      "ERR_ACCESS_DENIED",
    );
    expect(await tried('new (require("worker_threads").Worker)("1", { eval: true })')).toBe(
      "ERR_ACCESS_DENIED",
    );
    expect(await tried('process.dlopen({ exports: {} }, "/tmp/x.node")')).toBe("ERR_DLOPEN_DISABLED");
    for (const name of ["kill", "_kill", "_debugProcess"])
      expect(await tried(`process.${name}(process.ppid, 0)`)).toBe("TypeError");
    expect(await tried('process.binding("process_methods")')).toBe("ERR_ACCESS_DENIED");
  });

  test(`${holdsNetwork ? "reaches no" : "reaches the"} network, which Node holds from version 25 on`, async () => {
    const connect = `return new Promise((resolve) => {
      const socket = require("net").connect(input[0], "127.0.0.1");
      socket.on("data", (data) => resolve(String(data)));
      socket.on("error", (error) => resolve(error.code));
    });`;
    const heard = await inside(connect, (server.address() as AddressInfo).port);
    expect(heard).toBe(holdsNetwork ? "ERR_ACCESS_DENIED" : "canary");
  });
});

describe("svertka grade without bubblewrap", () => {
  let folder: string;
  let command: string[];
  let env: Record<string, string>;
  const temporary = () => path.join(folder, "tmp");

  beforeAll(() => {
    folder = emptyFolder();
    mkdirSync(temporary());
    // No PATH, no bwrap. Others put copies of their own into the machine's folder of temporary files.
    env = { HOME: temporary(), PATH: "/nowhere", TMPDIR: temporary() };
    for (const [student, [notebook]] of Object.entries(students)) {
      mkdirSync(path.join(folder, "in", student), { recursive: true });
      writeFileSync(path.join(folder, "in", student, `${lesson}.ipynb`), JSON.stringify(notebook));
    }
    command = [svertka, "grade", path.join(folder, "in"), "--json", "--lang", "en"];
    command.push("--database", path.join(folder, "gradebook"));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test("refuses, and says how to do without", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { env, encoding: "utf8" });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^svertka: bwrap is not installed: .*; or --sandbox permissions.*\n$/);
  });

  test.each(["en", "ru"])("--sandbox permissions warns in %s", (lang) => {
    const nothing = path.join(folder, "nothing");
    mkdirSync(nothing, { recursive: true });
    const given = [svertka, "grade", nothing, "--sandbox", "permissions", "--lang", lang];
    const { stderr } = spawnSync(process.execPath, given, { env, encoding: "utf8" });
    expect(stderr).toMatch(lang === "en" ? /it may use the network/ : /сеть ему доступна/);
  });

  test("--sandbox permissions gives the class what bubblewrap gives it", async () => {
    const given = [...command, "--sandbox", "permissions"];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, given, { env });
    expect(stderr).toMatch(/^svertka: --sandbox permissions: .*\n$/);
    const rows = (JSON.parse(stdout) as { students: StudentRow[] }).students;
    const points = (row: StudentRow) => row.exercises.map((exercise) => exercise.points);
    expect(Object.fromEntries(rows.map((row) => [row.student, points(row)]))).toEqual(
      Object.fromEntries(Object.entries(students).map(([name, [, points]]) => [name, points])),
    );
    const ends = Object.entries(students).flatMap(([name, [, , lost]]) => (lost ? [[name, lost[1]]] : []));
    for (const [name, status] of ends) {
      const { exercises } = rows.find(({ student }) => student === name)!;
      const at = ids.indexOf(students[name!]![2]![0]);
      expect([name, exercises[at]!.checks.find((one) => one.points < one.max)!.status]).toEqual([
        name,
        status,
      ]);
    }
    expect(readdirSync(temporary())).toEqual([]);
  }, 300_000);
});
