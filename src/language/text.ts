// A text in the course's two languages, and the choice between them.

/** The course's languages. */
export type Language = "en" | "ru";

/** The same sentence in both languages. */
export interface Text {
  readonly en: string;
  readonly ru: string;
}

export const languages: readonly Language[] = ["en", "ru"];

/** True for an object of exactly `{ en, ru }` strings. */
export function isText(value: unknown): value is Text {
  if (typeof value !== "object" || value === null) return false;
  const { en, ru } = value as Partial<Text>;
  return typeof en === "string" && typeof ru === "string" && Object.keys(value).length === 2;
}

/**
 * A copy of `value` in which every `Text`, however deep, is replaced by its string in `language`.
 * Typed arrays and class instances are passed on as they are.
 */
export function localise(value: unknown, language: Language): unknown {
  if (isText(value)) return value[language];
  if (Array.isArray(value)) return value.map((item) => localise(item, language));
  if (value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, localise(item, language)]));
  }
  return value;
}
