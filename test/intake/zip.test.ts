import { expect, test } from "vitest";
import { filesOfZip } from "../../src/intake/zip";
import { type ZipEntry, zipOf } from "./archive";

const limits = { entries: 20, fileMegabytes: 1, megabytes: 3, depth: 3 };

async function read(...entries: ZipEntry[]) {
  const { files, refusals, notes } = await filesOfZip(zipOf(entries), "class.zip", limits);
  return {
    files: files.map(({ shown }) => shown),
    refused: refusals.map(({ file, reason }) => `${file}: ${reason.en}`),
    notes: notes.map(({ en }) => en),
  };
}

const megabyte = Buffer.alloc(2 ** 20);

test("notebooks come out with their folders, times and contents; other files stay in", async () => {
  const time = new Date(2026, 4, 7, 12, 30, 8);
  const archive = zipOf([
    { name: "anna/" },
    { name: "anna/work.ipynb", content: "{}", time },
    { name: "anna/photo.png", content: "x" },
    { name: "__MACOSX/anna/._work.ipynb", content: "x" },
    { name: "anna/.ipynb_checkpoints/work.ipynb", content: "x" },
  ]);
  const { files, refusals } = await filesOfZip(archive, "class.zip");
  expect(files).toMatchObject([
    { parts: ["anna", "work.ipynb"], shown: "class.zip/anna/work.ipynb", changed: time },
  ]);
  expect((await files[0]!.read()).toString()).toBe("{}");
  expect(refusals).toEqual([]);
});

test.each([
  ["../anna.ipynb", "its path leads out of the archive (..)"],
  ["a/../../anna.ipynb", "its path leads out of the archive (..)"],
  ["a\\..\\anna.ipynb", "its path leads out of the archive (..)"],
  ["/etc/anna.ipynb", "its path is absolute"],
  ["C:\\anna.ipynb", "its path is absolute"],
  ["c:anna.ipynb", "its path is absolute"],
])("the path %s is refused, and the next file is read", async (name, reason) => {
  expect(await read({ name, content: "{}" }, { name: "boris.ipynb" })).toEqual({
    files: ["class.zip/boris.ipynb"],
    refused: [`class.zip/${name}: ${reason}`],
    notes: [],
  });
});

test.each<[string, Omit<ZipEntry, "name">, RegExp]>([
  ["a symbolic link", { content: "/etc/passwd", mode: 0o120777 }, /: it is a symbolic link$/],
  ["a device", { mode: 0o020666 }, /: it is not a plain file$/],
  ["an encrypted file", { content: "x", flags: 1 }, /: it is encrypted$/],
  ["a bomb", { content: Buffer.alloc(2 ** 21 + 104858) }, /: unpacked it has 2\.1 MB, the limit is 1 MB$/],
  [
    "a bomb that calls itself small",
    { content: Buffer.alloc(2 ** 24), says: 10 },
    /cannot be unpacked: too many bytes/,
  ],
  ["a file that is cut off", { content: "abc", says: 99 }, /cannot be unpacked: /],
])("%s is refused with its reason, and the next file is read", async (_, entry, reason) => {
  const { files, refused } = await read({ name: "anna.ipynb", ...entry }, { name: "boris.ipynb" });
  expect(files).toEqual(["class.zip/boris.ipynb"]);
  expect(refused).toEqual([expect.stringMatching(reason)]);
});

test("many files of allowed size may not be more together than the archive's limit", async () => {
  const names = ["a", "b", "c", "d"].map((name) => ({ name: `${name}.ipynb`, content: megabyte }));
  const { files, refused } = await read(...names);
  expect(files).toHaveLength(3);
  expect(refused).toEqual(["class.zip/d.ipynb: with it more than 3 MB of the archive would be unpacked"]);
});

test("an archive in an archive is a folder, and shares its limit", async () => {
  const inner = zipOf([{ name: "one.ipynb", content: megabyte }]);
  const { files, refused } = await read(
    { name: "a.ipynb", content: megabyte },
    { name: "b.ipynb", content: megabyte },
    { name: "anna/work.zip", content: inner },
  );
  expect(files).toEqual(["class.zip/a.ipynb", "class.zip/b.ipynb"]);
  expect(refused[0]).toMatch(/^class\.zip\/anna\/work\.zip\/one\.ipynb: with it more than 3 MB/);
  const found = await filesOfZip(zipOf([{ name: "anna/work.zip", content: inner }]), "class.zip", limits);
  expect(found.files[0]?.parts).toEqual(["anna", "work", "one.ipynb"]);
});

test("archives in archives end at the depth limit", async () => {
  let content = zipOf([{ name: "deep.ipynb" }]);
  for (let depth = 0; depth < 9; depth++) content = zipOf([{ name: "again.zip", content }]);
  expect((await read({ name: "again.zip", content })).refused).toEqual([
    expect.stringMatching(/: archives lie in archives more than 3 deep$/),
  ]);
});

test("too many entries are refused with both numbers", async () => {
  const entries = Array.from({ length: 21 }, (_, index) => ({ name: `${index}.ipynb` }));
  expect((await read(...entries)).refused).toEqual(["class.zip: it has 21 entries, the limit is 20"]);
});

test("what is no archive is refused whole", async () => {
  const { refusals } = await filesOfZip(Buffer.from("not a zip archive at all, it is text"), "anna.zip");
  expect(refusals).toMatchObject([{ file: "anna.zip" }]);
});

// "Пётр Иванов" and "Анна" as DOS, Windows and macOS write them; "Müller" in code page 437.
test.each([
  ["8ff1e2e02088a2a0adaea2", "Пётр Иванов", "cp866"],
  ["cfb8f2f020c8e2e0edeee2", "Пётр Иванов", "cp1251"],
  ["d09fd191d182d180", "Пётр", undefined],
  ["4d816c6c6572", "Müller", "cp437"],
])("the name %s is %s", async (hex, name, encoding) => {
  const bytes = Buffer.concat([Buffer.from(hex, "hex"), Buffer.from("/work.ipynb")]);
  const { files, notes } = await read({ name: bytes });
  expect(files).toEqual([`class.zip/${name}/work.ipynb`]);
  expect(notes).toEqual(
    encoding ? [`the names in class.zip are not in UTF-8; they were read as ${encoding}`] : [],
  );
});
