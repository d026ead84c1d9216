import { expect, test } from "vitest";
import { Lines } from "../../src/grading/lines";

function hear(chunks: (string | Buffer)[]) {
  const heard: string[] = [];
  const refused: string[] = [];
  const lines = new Lines(
    (line) => void heard.push(line),
    (problem) => void refused.push(problem),
  );
  for (const chunk of chunks) lines.take(Buffer.from(chunk as string));
  return { heard, refused };
}

test("lines come whole, however they were cut", () => {
  expect(hear(["a\nb", "c\n\nd"]).heard).toEqual(["a", "bc", ""]);
});

test("a letter that was cut in two comes whole", () => {
  const bytes = Buffer.from("ж\n");
  expect(hear([bytes.subarray(0, 1), bytes.subarray(1)]).heard).toEqual(["ж"]);
});

test("a line that never ends is refused at 16 MB", () => {
  const megabyte = Buffer.alloc(2 ** 20, 65);
  expect(hear(new Array(16).fill(megabyte)).refused).toEqual([]);
  expect(hear(new Array(17).fill(megabyte)).refused).toEqual(["its message is longer than 16777216 bytes"]);
});
