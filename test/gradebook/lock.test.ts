import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FolderLock } from "../../src/gradebook/lock";

let folder: string;
let book: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "svertka-lock-"));
  book = path.join(folder, "gradebook");
});

afterEach(() => rmSync(folder, { recursive: true }));

test("one process has the folder, and gives it back", () => {
  const lock = FolderLock.take(book);
  expect(() => FolderLock.take(book)).toThrow(
    `the gradebook in ${book} is in use by process ${process.pid}. Wait until that is done; for several at once use a server: --database postgres://…`,
  );
  lock.release();
  FolderLock.take(book).release();
  expect(readdirSync(folder)).toEqual([]);
});

test("a killed one's lock is taken over", () => {
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  writeFileSync(`${book}.lock`, `${pid} 12345`);
  FolderLock.take(book).release();
  expect(existsSync(`${book}.lock`)).toBe(false);
});

test.runIf(process.platform === "linux")("a lock is not another program's that has the number by now", () => {
  writeFileSync(`${book}.lock`, `${process.ppid} 1`);
  FolderLock.take(book).release();
});
