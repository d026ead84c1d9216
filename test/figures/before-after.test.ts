import { expect, test } from "vitest";
import { beforeAfter } from "../../src/figures/before-after";
import { keepsTheRules } from "./rules";

const figure = beforeAfter([{ name: "1×, g = 8", before: 37.6, after: 32.4 }], {
  before: { en: "no shuffle", ru: "без перемешивания" },
  after: { en: "shuffle", ru: "с перемешиванием" },
  what: { en: "error, %", ru: "ошибка, %" },
});
keepsTheRules("before after", figure);

test("the difference stands beside the second number, with its sign", () => {
  expect(figure.data[1]!.text).toEqual(["32.4<br>(−5.2)"]);
});
