// The values of a finding, side by side: what went in, what was expected, what came out, and where the two differ.
import type { Finding } from "../assess/miss";
import { printed } from "../assess/printed";
import type { Value } from "../assess/value";
import type { Language, Text } from "../language/text";
import { differences, gridHtml, gridOf, sizeText } from "./grid";
import { escaped, note } from "./html";

const wording = {
  input: { en: "input", ru: "вход" },
  expected: { en: "expected", ru: "ожидалось" },
  got: { en: "got", ru: "получено" },
  differs: { en: "differs", ru: "отличается" },
  sizes: { en: "the sizes differ", ru: "размеры не совпадают" },
  framed: { en: "framed: where the two differ", ru: "в рамке: где значения расходятся" },
} satisfies Record<string, Text>;

interface Facet {
  readonly label: string;
  readonly value: Value;
  /** Whether it is one of the two that are compared. */
  readonly compared: boolean;
}

/** The finding's values as HTML and as lines of text; both empty when it has none. */
export function evidence(
  finding: Finding,
  tolerance: number,
  language: Language,
): { html: string; lines: readonly string[] } {
  const facets = facetsOf(finding, language);
  if (facets.length === 0) return { html: "", lines: [] };
  const compared = facets.filter((facet) => facet.compared).map(({ value }) => gridOf(value));
  const [one, other] = compared;
  const marked = one && other ? differences(one, other, tolerance) : [];
  const sizes = compared.map((grid) => grid && sizeText(grid));
  const remarks = [
    ...(marked.length > 0 ? [wording.framed[language]] : []),
    ...(sizes[0] && sizes[1] && sizes[0] !== sizes[1]
      ? [`${wording.sizes[language]}: ${sizes.join(", ")}`]
      : []),
  ];
  const pictures = facets.map(({ label, value, compared }) => {
    const grid = gridOf(value);
    const size = grid ? sizeText(grid) : "";
    const caption = size ? `${label} · ${size}` : label;
    const html = gridHtml(value, caption, compared ? marked : [], wording.differs[language]);
    return `<figure style="margin: 0"><figcaption style="opacity: 0.8">${escaped(caption)}</figcaption>${html}</figure>`;
  });
  const row = `<div style="display: flex; flex-wrap: wrap; gap: 4px 28px; align-items: flex-start; margin: 6px 0">${pictures.join("")}</div>`;
  return {
    html: row + remarks.map(note).join(""),
    lines: facets.map(({ label, value }) => {
      const text = printed(value);
      return `${label}:${text.includes("\n") ? "\n" : " "}${text}`;
    }),
  };
}

function facetsOf(finding: Finding, language: Language): Facet[] {
  const input = finding.input ?? [];
  const name = wording.input[language];
  const facets: Facet[] = input.map((value, index) => ({
    ...{ label: input.length > 1 ? `${name} ${index + 1}` : name, value, compared: false },
  }));
  for (const key of ["expected", "got"] as const) {
    if (key in finding) facets.push({ label: wording[key][language], value: finding[key], compared: true });
  }
  return facets;
}
