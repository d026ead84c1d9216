// The rooms of src/ stand on each other in one order: a file imports only from its own room or from rooms below it.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const rooms = [
  "language",
  "conv",
  "cost",
  "networks",
  "samples",
  "vision",
  "figures",
  "assess",
  "notebook",
  "authoring",
  "intake",
  "gradebook",
  "grading",
  "export",
  "feedback",
  "review",
  "kernel",
  "cli",
];
const src = path.join(__dirname, "../src");

const imports = rooms.flatMap((room) =>
  readdirSync(path.join(src, room), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => {
      const text = readFileSync(path.join(src, room, file), "utf8");
      return [...text.matchAll(/(?:from|import|require)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g)].map(([, target]) => {
        const to = path.relative(src, path.join(src, room, path.dirname(file), target!)).split(path.sep)[0]!;
        return { file: `${room}/${file}`, from: room, to };
      });
    }),
);

test("every folder of src/ is a room of the list, or one of those that stand apart", () => {
  const folders = readdirSync(src, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const apart = ["bin", "dist", "lab", "setup", "node_modules"];
  expect(
    folders
      .map(({ name }) => name)
      .filter((name) => !apart.includes(name))
      .sort(),
  ).toEqual([...rooms].sort());
});

test("imports go downwards only", () => {
  expect(imports.length).toBeGreaterThan(50);
  const upwards = imports.filter(({ from, to }) => to !== from && rooms.indexOf(to) > rooms.indexOf(from));
  expect(upwards).toEqual([]);
});
