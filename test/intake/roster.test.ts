import { describe, expect, test } from "vitest";
import { names } from "../../src/intake/person";
import { find, readRoster } from "../../src/intake/roster";

const roster = readRoster(
  "\uFEFFid,name,email,login,group\n17,Anna Ivanova,anna@example.org,aivanova,1\n18,Пётр Сидоров,petr@example.org,,1\n",
);

describe("a class list", () => {
  test("has students by the names of its columns", () => {
    expect(roster).toEqual([
      { id: "17", name: "Anna Ivanova", email: "anna@example.org", login: "aivanova" },
      { id: "18", name: "Пётр Сидоров", email: "petr@example.org" },
    ]);
  });

  test("may have semicolons, quotes, other orders and only ids", () => {
    expect(readRoster('Name;ID\n"Ivanova; Anna";17\n')).toEqual([{ id: "17", name: "Ivanova; Anna" }]);
    expect(readRoster("id\nanna\n")).toEqual([{ id: "anna", name: "anna" }]);
  });

  test.each([
    ["name,login\nAnna,a\n", 'list.csv has no column "id"; it has name, login'],
    ["id,name\n1,Anna\n,Boris\n", "list.csv: row 3 has no id"],
    ["id,name\n1,Anna\n1,Boris\n", "list.csv: the id 1 stands in row 2 and in row 3"],
    ['id\n"1\n', /^list\.csv is no CSV file: /],
  ])("says what is wrong with %j", (text, message) => {
    expect(() => readRoster(text, "list.csv")).toThrow(message);
  });
});

describe("a student is found on the list", () => {
  test.each([
    [{ name: "17" }, "17", "id"],
    [{ name: "AIvanova" }, "17", "login"],
    [{ name: "?", email: "Anna@Example.org" }, "17", "email"],
    [{ name: "anna" }, "17", "email"],
    [{ name: "Anna Ivanova" }, "17", "name"],
    [{ name: "Ivanova, Anna" }, "17", "name"],
    [{ name: "ivanovaanna", id: "99" }, "17", "name"],
    [{ name: "Петр Сидоров" }, "18", "name"],
  ])("%j is %s, by %s", (person, id, by) => {
    const match = find(person, roster);
    expect([match?.listed.id, match?.by]).toEqual([id, by]);
  });

  test("but not by half a name, nor when two have it", () => {
    expect(find({ name: "Ivanova" }, roster)).toBeUndefined();
    const twins = readRoster("id,name\n1,Anna Li\n2,Li Anna\n");
    expect(find({ name: "Anna Li" }, twins)).toBeUndefined();
  });
});

test("a notebook may name its student in any of the list's ways", () => {
  const [anna] = roster;
  expect(
    ["17", "Anna Ivanova", "ivanova anna", "AIVANOVA", "Boris"].map((text) => names(text, anna!)),
  ).toEqual([true, true, true, true, false]);
});
