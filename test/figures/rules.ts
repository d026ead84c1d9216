// What every figure of the course keeps to; the test of each figure calls it once.
import { describe, expect, test } from "vitest";
import type { Figure } from "../../src/figures/figure";
import { isText, localise } from "../../src/language/text";
import { pixelsOf } from "./pixels";

/** Names that are written alike in Russian. */
const names =
  /MobileNet|ShuffleNet|GoogLeNet|VGG|AlexNet|SqueezeNet|ResNet|Xception|DCGAN|U-Net|WaveNet|C3D|ImageNet|\b(?:conv|dw|pw|fc)\d*\b|[a-z]=\S+/g;
const english = (text: string) =>
  /[a-z]{3}/i.test(text.replace(names, "").replace(/<[^>]*>|%\{[^}]*\}/g, ""));

/**
 * The rules for `figure`, and its snapshot in `snapshots/<name>.json`. `npm test -- test/figures -u` renews snapshots;
 * look at the figure before you commit one.
 */
export function keepsTheRules(name: string, figure: Figure): void {
  describe(`the figure ${name}`, () => {
    test("is plain JSON in either language", () => {
      for (const language of ["en", "ru"] as const) {
        const drawn = localise(figure, language);
        expect(JSON.parse(JSON.stringify(drawn))).toEqual(drawn);
      }
    });

    test("has Russian for every English word", () => {
      const words = (value: unknown, key = ""): string[] => {
        if (isText(value)) return english(value.ru) ? [value.ru] : [];
        if (Array.isArray(value)) return value.flatMap((item) => words(item, key));
        if (value !== null && typeof value === "object") {
          return Object.entries(value).flatMap(([inner, item]) => words(item, inner));
        }
        const shown = ["text", "label", "prefix", "ticktext", "hovertext", "name"].includes(key);
        return typeof value === "string" && shown && english(value) ? [value] : [];
      };
      const { frames = [], ...still } = figure;
      // A frame's own name is an address, not a text.
      expect(words([still, frames.map(({ name: _, ...frame }) => frame)])).toEqual([]);
    });

    test("leaves the paper's colours to the page", () => {
      expect(JSON.stringify(figure.layout)).not.toMatch(/paper_bgcolor|plot_bgcolor|"template"/);
    });

    test("fits into a notebook", () => expect(JSON.stringify(figure).length).toBeLessThan(400_000));

    test("is what it was when it was last looked at", async () => {
      const steady = JSON.stringify(figure, rounded, 1);
      await expect(`${steady}\n`).toMatchFileSnapshot(`snapshots/${name.replaceAll(" ", "-")}.json`);
    });
  });
}

/** A picture by what it shows, roughly: packers differ in the bytes that they write for it. */
function drawn(source: string): string {
  const { width, height, means } = pixelsOf(source);
  const levels = means.map((mean) => Math.round(mean / 8) * 8);
  return `picture of ${width} × ${height} pixels, about rgb(${levels.join(", ")})`;
}

/** Engines may differ in the last digits of a sum; long lists of numbers are kept by length, ends and sum. */
function rounded(_: string, value: unknown): unknown {
  if (typeof value === "number") return Number(value.toPrecision(5));
  if (typeof value === "string" && value.startsWith("data:image/")) return drawn(value);
  if (typeof value === "string" && value.length > 300) return `${value.slice(0, 40)}… ${value.length}`;
  if (Array.isArray(value) && value.length > 60 && value.every((item) => typeof item === "number")) {
    const sum = value.reduce((total, item) => total + item, 0);
    return { numbers: value.length, first: value[0], last: value.at(-1), sum };
  }
  return value;
}
