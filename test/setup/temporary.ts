// Folders that a test may fill, and take away afterwards; with a space and letters of two alphabets in their names.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** A fresh folder, gone when the test is over. */
export function temporary(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "папка with space "));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
