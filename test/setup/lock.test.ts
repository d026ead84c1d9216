import { spawnSync } from "node:child_process";
import { existsSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { alone } from "../../src/setup/lock.mjs";
import { temporary } from "./temporary";

describe("the lock of the set-up", () => {
  it("lets one work after the other, and is gone afterwards", async () => {
    const folder = temporary();
    const events: string[] = [];
    const work = (name: string) => () => {
      events.push(`${name} begins`);
      return sleep(300).then(() => events.push(`${name} ends`));
    };
    await Promise.all([alone(folder, work("first")), alone(folder, work("second"))]);
    expect(events).toEqual(["first begins", "first ends", "second begins", "second ends"]);
    expect(existsSync(path.join(folder, "lock"))).toBe(false);
  });

  it("is given back when the work fails", async () => {
    const folder = temporary();
    await expect(alone(folder, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(await alone(folder, () => Promise.resolve("done"))).toBe("done");
  });

  it("of a process that is gone is taken over", async () => {
    const folder = temporary();
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    writeFileSync(path.join(folder, "lock"), String(pid));
    expect(await alone(folder, () => Promise.resolve("done"))).toBe("done");
  });

  it("that nobody keeps fresh is taken over, whoever has its number now", async () => {
    const folder = temporary();
    const file = path.join(folder, "lock");
    writeFileSync(file, String(process.ppid));
    utimesSync(file, new Date(0), new Date(0));
    expect(await alone(folder, () => Promise.resolve("done"))).toBe("done");
  });
});
