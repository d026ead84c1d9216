import { expect, test } from "vitest";
import { guess } from "../../src/language/choice";
import { isText, localise } from "../../src/language/text";

test("a text is exactly two strings", () => {
  expect(isText({ en: "size", ru: "размер" })).toBe(true);
  expect(isText({ en: "size" })).toBe(false);
  expect(isText({ en: "size", ru: "размер", de: "Größe" })).toBe(false);
  expect(isText(null)).toBe(false);
});

test("localise replaces texts however deep and leaves the rest as it is", () => {
  const floats = new Float32Array([1, 2]);
  const given = { a: [{ text: { en: "one", ru: "один" } }], z: [[1, null]], floats };
  expect(localise(given, "ru")).toEqual({ a: [{ text: "один" }], z: [[1, null]], floats });
  expect((localise(given, "en") as typeof given).floats).toBe(floats);
});

test.each([
  [{ SVERTKA_LANG: "ru", LANG: "en_US.UTF-8" }, "/course/notebooks/en", "ru"],
  [{ LANG: "en_US.UTF-8" }, "/course/notebooks/ru", "ru"],
  [{ LANG: "ru_RU.UTF-8" }, "C:\\course\\exercises\\en", "en"],
  [{ LANG: "ru_RU.UTF-8" }, "/course", "ru"],
  [{ LC_ALL: "ru_RU.UTF-8", LANG: "C" }, "/course", "ru"],
  [{ SVERTKA_LANG: "de" }, "/course", "en"],
  [{}, "/entrance/rust", "en"],
])("%o in %s speaks %s", (environment, folder, language) => {
  expect(guess(folder, environment)).toBe(language);
});
