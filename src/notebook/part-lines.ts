// What an answer in words says, part by part: a sign and a colour, the student's own words, a hint or a correction.
import type { Part } from "../assess/miss";
import type { Language, Text } from "../language/text";
import { escaped, tone } from "./html";

const looks = {
  right: { sign: "✓", colour: tone.good, word: { en: "said", ru: "сказано" } },
  missing: { sign: "○", colour: tone.calm, word: { en: "not said yet", ru: "пока не сказано" } },
  wrong: { sign: "✗", colour: tone.bad, word: { en: "not right", ru: "неверно" } },
} as const;

/** Each part as HTML and as lines of text. */
export function partLines(
  parts: readonly Part[],
  language: Language,
): { html: string; text: readonly string[] }[] {
  const say = (text: Text) => text[language];
  const quoted = (words: string) => (language === "ru" ? `«${words}»` : `“${words}”`);
  return parts.map(({ name, outcome, quote, text }) => {
    const { sign, colour, word } = looks[outcome];
    const head = `${say(name)}: ${say(word)}`;
    const html = [
      `<div style="margin-top: 4px"><span aria-hidden="true" style="color: ${colour}; font-weight: 600">${sign}</span> `,
      escaped(head),
      ...(quote ? [` <em style="color: ${colour}">${escaped(quoted(quote))}</em>`] : []),
      ...(text ? [`<div style="margin-left: 1.4em">${escaped(say(text))}</div>`] : []),
      "</div>",
    ];
    return {
      html: html.join(""),
      text: [`${sign} ${head}${quote ? ` ${quoted(quote)}` : ""}`, ...(text ? [`  ${say(text)}`] : [])],
    };
  });
}
