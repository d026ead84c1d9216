import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { writeKernelSpec } from "../../src/kernel/spec";
import { remove, temporaryFolder } from "./jupyter";

const prefix = temporaryFolder();
const launcher = resolve(__dirname, "../../src/bin/svertka.js");
const svertka = (...options: string[]) =>
  spawnSync(process.execPath, [launcher, ...options], { encoding: "utf8" });

afterAll(() => remove(prefix));

describe("the kernelspec", () => {
  it("starts the kernel by absolute paths, under tslab's name", () => {
    const folder = writeKernelSpec(prefix, "/папка с узлом/node", launcher);
    expect(folder).toBe(join(prefix, "share", "jupyter", "kernels", "tslab"));
    expect(JSON.parse(readFileSync(join(folder, "kernel.json"), "utf8"))).toEqual({
      argv: ["/папка с узлом/node", launcher, "kernel", "--connection-file", "{connection_file}"],
      display_name: "TypeScript (Svertka)",
      language: "typescript",
      interrupt_mode: "signal",
      metadata: { debugger: false },
    });
    expect(readFileSync(join(folder, "logo-svg.svg"), "utf8")).toContain("</svg>");
  });

  it("is written by svertka kernel install, which names this Node and this launcher", () => {
    expect(svertka("kernel", "install", "--prefix", prefix).stdout).toContain(prefix);
    const file = join(prefix, "share/jupyter/kernels/tslab/kernel.json");
    expect(JSON.parse(readFileSync(file, "utf8")).argv.slice(0, 2)).toEqual([process.execPath, launcher]);
  });
});

describe("svertka kernel", () => {
  it("says what to do when a person starts it", () => {
    const { status, stderr } = svertka("kernel");
    expect(status).toBe(1);
    expect(stderr).toContain("svertka kernel install");
  });

  it("says which file it cannot read", () => {
    const { status, stderr } = svertka("kernel", "--connection-file", "/nowhere.json");
    expect(status).toBe(1);
    expect(stderr).toContain("/nowhere.json");
  });
});
