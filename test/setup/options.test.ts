import { describe, expect, it } from "vitest";
import { readOptions } from "../../src/setup/options.mjs";
import { guess } from "../../src/setup/words.mjs";

describe("the options of npm start", () => {
  it("are the system's language, the browser and any free port where none is given", () => {
    const expected = { language: "ru", browser: true, port: undefined, help: false };
    expect(readOptions([], { LANG: "ru_RU.UTF-8" })).toEqual(expected);
    expect(readOptions([], { LANG: "de_DE.UTF-8" }).language).toBe("en");
  });

  it("are read from the command line before the system is asked", () => {
    const args = ["--lang", "en", "--no-browser", "--port=8901"];
    const expected = { language: "en", browser: false, port: 8901, help: false };
    expect(readOptions(args, { LANG: "ru_RU.UTF-8" })).toEqual(expected);
  });

  it.each([
    [["--lang", "de"], "--lang de: the course speaks en and ru"],
    [["--port", "http"], "--port http: a port is a whole number from 1 to 65535"],
    [["--port", "70000"], "--port 70000: a port is a whole number from 1 to 65535"],
    [["--prot", "8888"], "'--prot'"],
    [["--port"], "--port"],
    [["lesson"], "lesson"],
  ])("are refused when they are %j", (args, message) => {
    expect(() => readOptions(args, {})).toThrow(message);
  });

  it("take the language from the first of the variables that is set", () => {
    expect(guess({ LC_ALL: "ru_RU.UTF-8", LANG: "en_US.UTF-8" })).toBe("ru");
    expect(guess({ LC_ALL: "", LC_MESSAGES: "en_US.UTF-8", LANG: "ru_RU.UTF-8" })).toBe("en");
    expect(guess({ SVERTKA_LANG: "en", LANG: "ru_RU.UTF-8" })).toBe("en");
  });
});
