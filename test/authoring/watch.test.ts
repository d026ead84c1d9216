import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { watchFolders } from "../../src/authoring/watch";

function watched() {
  const root = mkdtempSync(path.join(tmpdir(), "svertka-watch-"));
  mkdirSync(path.join(root, "01-one"));
  const changed = vi.fn();
  const stop = watchFolders([root, path.join(root, "not there")], changed);
  onTestFinished(() => {
    stop();
    rmSync(root, { recursive: true, force: true });
  });
  /** Waits for a change, and until it is over. */
  const soon = async () => {
    await vi.waitFor(() => expect(changed).toHaveBeenCalled(), { timeout: 5_000, interval: 10 });
    await pause(200);
    const times = changed.mock.calls.length;
    changed.mockClear();
    return times;
  };
  return { root, changed, stop, soon };
}

test("a change in a lesson's folder is noticed", async () => {
  const { root, soon } = watched();
  writeFileSync(path.join(root, "01-one", "lesson.md"), "1");
  await soon();
});

test("a burst of writes is one change", async () => {
  const { root, soon } = watched();
  for (const text of ["1", "2", "3"]) writeFileSync(path.join(root, "01-one", "lesson.md"), text);
  expect(await soon()).toBe(1);
});

test("an editor that replaces the file is noticed every time", async () => {
  const { root, soon } = watched();
  for (const time of [1, 2, 3]) {
    writeFileSync(path.join(root, "01-one", ".lesson.md.swp"), String(time));
    renameSync(path.join(root, "01-one", ".lesson.md.swp"), path.join(root, "01-one", "lesson.md"));
    await soon();
  }
});

test("a folder that comes later is watched too, and one that goes does no harm", async () => {
  const { root, soon } = watched();
  mkdirSync(path.join(root, "02-two"));
  await soon();
  writeFileSync(path.join(root, "02-two", "lesson.md"), "1");
  await soon();
  rmSync(path.join(root, "01-one"), { recursive: true });
  await soon();
  writeFileSync(path.join(root, "02-two", "lesson.md"), "2");
  await soon();
});

test("after the end nothing is noticed", async () => {
  const { root, stop, changed } = watched();
  writeFileSync(path.join(root, "course.md"), "1");
  stop();
  await pause(200);
  expect(changed).not.toHaveBeenCalled();
});
