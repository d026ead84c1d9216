// README promises only what is there: its files exist, its table is the lessons', its commands are the package's.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { cutFrontMatter, lessonKeys, readFrontMatter } from "../src/authoring/front-matter";

const root = path.join(__dirname, "..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "src/README.md"];

test.each(pages)("every file that %s links to is there", (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:|lesson:|exercises:|#|…)([^)#]+)/g)].map(
    ([, link]) => link!,
  );
  expect(links.filter((link) => !existsSync(path.join(root, path.dirname(page), link)))).toEqual([]);
});

test("the lesson table is what the lessons say of themselves", () => {
  const lessons = readdirSync(path.join(root, "lessons")).filter((name) => /^\d\d-/.test(name));
  const rows = lessons.map((name) => {
    const { yaml } = cutFrontMatter(read(`lessons/${name}/lesson.md`));
    const { title, minutes, question } = readFrontMatter(yaml, lessonKeys, () => {})!;
    const link = (language: string) => `(notebooks/${language}/${name}.ipynb)`;
    return `| [${name.slice(0, 2)} ${title.en}]${link("en")} · [по-русски]${link("ru")} | ${minutes} | ${question.en} |`;
  });
  expect(
    read("README.md")
      .split("\n")
      .filter((line) => /^\| \[\d\d /.test(line)),
  ).toEqual(rows);
});

test("the commands it shows exist", () => {
  const { scripts } = JSON.parse(read("package.json"));
  const main = read("src/cli/main.ts");
  const text = pages.map(read).join("\n");
  const npm = [...text.matchAll(/npm (?:run ([a-z]+)|(start|test))\b/g)].map(
    ([, name, short]) => name ?? short!,
  );
  expect(npm.length).toBeGreaterThan(4);
  expect(npm.filter((name) => !(name in scripts))).toEqual([]);
  const svertka = [...text.matchAll(/npx svertka ([a-z]+)/g)].map(([, name]) => name!);
  expect(svertka.length).toBeGreaterThan(2);
  expect(svertka.filter((name) => !main.includes(`${name}Command()`))).toEqual([]);
});

test("the packages named in both package.json files have one version", () => {
  const root = JSON.parse(read("package.json"));
  const declared = { ...root.dependencies, ...root.devDependencies };
  for (const file of ["src/package.json", "src/lab/package.json"]) {
    const { dependencies } = JSON.parse(read(file));
    for (const [name, version] of Object.entries(dependencies))
      expect([name, declared[name] ?? version]).toEqual([name, version]);
  }
});
