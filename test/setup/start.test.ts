import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { serverEnvironment } from "../../src/setup/jupyterlab.mjs";
import { courseFolder } from "../../src/setup/places.mjs";

const script = path.join(courseFolder, "src", "setup", "start.mjs");

/** A reader's computer without a network and with Python and Jupyter settings that are not for us. */
const environment = {
  ...process.env,
  SVERTKA_LANG: "en",
  npm_config_registry: "http://127.0.0.1:9",
  PIP_INDEX_URL: "http://127.0.0.1:9/simple",
  PYTHONHOME: "/nowhere",
  PYTHONPATH: "/nowhere",
  JUPYTER_PATH: "/nowhere",
  JUPYTER_CONFIG_DIR: "/nowhere",
  JUPYTER_TOKEN: "not-ours",
};

describe("npm start", () => {
  it("lists its options in both languages", () => {
    const help = (language: string) =>
      spawnSync(process.execPath, [script, "--help", "--lang", language], { encoding: "utf8" }).stdout;
    expect(help("en")).toContain("--no-browser     only print the address");
    expect(help("ru")).toContain("--no-browser     только напечатать адрес");
  });

  it("says in one line that a port is taken", async () => {
    const server = createServer();
    onTestFinished(() => {
      server.close();
    });
    const port = await listening(server);
    const child = spawn(process.execPath, [script, "--port", String(port)], { env: environment });
    let told = "";
    child.stderr.on("data", (chunk) => {
      told += chunk;
    });
    const [code] = await once(child, "close");
    expect(told).toBe(
      `✗ port ${port} is taken: end the program that uses it, or choose another one with --port\n`,
    );
    expect(code).toBe(1);
  });

  it("opens the course without a network, and a Ctrl-C stops JupyterLab and its kernels", {
    timeout: 90_000,
  }, async () => {
    const probe = createServer();
    const port = await listening(probe);
    await new Promise((resolve) => probe.close(resolve));
    const args = [script, "--no-browser", "--lang", "ru", "--port", String(port)];
    const child = spawn(process.execPath, args, { cwd: courseFolder, env: environment });
    onTestFinished(() => {
      child.kill("SIGTERM");
    });
    let printed = "";
    const url = await new Promise<string>((resolve, reject) => {
      const take = (chunk: Buffer) => {
        printed += chunk;
        const found = printed.match(/http:\/\/127\.0\.0\.1:\S+/)?.[0];
        if (found) resolve(found);
      };
      child.stdout.on("data", take);
      child.stderr.on("data", take);
      child.once("exit", () => reject(new Error(printed)));
    });
    expect(url).toContain(`http://127.0.0.1:${port}/lab/tree/notebooks/ru/00-course.ipynb?token=`);
    expect((await fetch(url)).status).toBe(200);

    const api = (what: string) => url.replace(/lab\/tree\/[^?]*/, `api/${what}`);
    const { kernelspecs } = (await (await fetch(api("kernelspecs"))).json()) as { kernelspecs: object };
    expect(Object.keys(kernelspecs)).toEqual(["tslab"]);
    await fetch(api("kernels"), { method: "POST", body: "{}" });
    const started = descendants(child.pid!);
    expect(started.length).toBeGreaterThanOrEqual(2);

    child.kill("SIGINT");
    const [code] = await once(child, "exit");
    expect(code).toBe(0);
    await expect.poll(() => started.filter(isAlive), { timeout: 5_000 }).toEqual([]);
  });
});

describe("JupyterLab's environment", () => {
  it("has the course's own folders in place of the reader's", () => {
    const { JUPYTER_PATH, JUPYTER_TOKEN, JUPYTER_CONFIG_DIR, PYTHONHOME } = serverEnvironment(
      environment,
      "/kept",
      "ours",
    );
    expect([JUPYTER_PATH, PYTHONHOME]).toEqual([undefined, undefined]);
    expect(JUPYTER_TOKEN).toBe("ours");
    expect(JUPYTER_CONFIG_DIR).toBe(path.join("/kept", "config"));
  });
});

function listening(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
}

function descendants(root: number): number[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const pairs = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const found = [root];
  for (const parent of found) found.push(...pairs.filter(([, ppid]) => ppid === parent).map(([pid]) => pid!));
  return found.slice(1);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
