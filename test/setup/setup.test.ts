import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { setUp } from "../../src/setup/setup.mjs";
import type { Step } from "../../src/setup/steps.mjs";
import { SetupError } from "../../src/setup/words.mjs";
import { temporary } from "./temporary";

/** A step that copies `input` to `result`, and how often it has been made. */
function copying(root: string, id = "slow") {
  const input = path.join(root, "input");
  const result = path.join(root, "result");
  writeFileSync(input, "inputs");
  const count = { made: 0 };
  const step: Step = {
    id,
    name: { en: "copy", ru: "копия" },
    made: () => readFileSync(input, "utf8"),
    present: () => existsSync(result),
    make: async () => {
      count.made++;
      writeFileSync(result, readFileSync(input));
    },
  };
  return { step, count, input, result };
}

describe("the set-up", () => {
  it("does a step once, and again when what it is made from changes or its result is gone", async () => {
    const root = temporary();
    const { step, count, input, result } = copying(root);
    await setUp(root, [step]);
    await setUp(root, [step]);
    expect(count.made).toBe(1);
    writeFileSync(input, "other inputs");
    await setUp(root, [step]);
    expect(count.made).toBe(2);
    expect(readFileSync(result, "utf8")).toBe("other inputs");
    rmSync(result);
    await setUp(root, [step]);
    expect(count.made).toBe(3);
  });

  it("does a step again that failed, and does not go on after it", async () => {
    const root = temporary();
    const { step, count } = copying(root);
    const failing: Step = {
      ...step,
      id: "failing",
      make: () => Promise.reject(new SetupError({ en: "no network", ru: "нет сети" })),
    };
    await expect(setUp(root, [failing, step])).rejects.toThrow("no network");
    expect(count.made).toBe(0);
    await setUp(root, [{ ...step, id: "failing" }]);
    expect(count.made).toBe(1);
  });

  it("does not believe a step that leaves nothing behind", async () => {
    const root = temporary();
    const { step } = copying(root);
    await expect(setUp(root, [{ ...step, make: async () => {} }])).rejects.toThrow("left nothing behind");
  });

  it.each(["SIGKILL", "SIGTERM", "SIGINT"] as const)(
    "does a step again that a %s broke off half done",
    async (signal) => {
      const root = temporary();
      const { step, count, result } = copying(root);
      const child = spawn(process.execPath, [path.join(__dirname, "slow-step.mjs"), root]);
      let printed = "";
      for await (const chunk of child.stdout) {
        printed += chunk;
        if (printed.includes("half done")) break;
      }
      child.kill(signal);
      await once(child, "exit");
      expect(readFileSync(result, "utf8")).toBe("half");
      await setUp(root, [step]);
      expect(count.made).toBe(1);
      expect(readFileSync(result, "utf8")).toBe("inputs");
    },
  );
});
