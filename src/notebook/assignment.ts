// What an exercise asks of one student: its points, the student's own numbers, what the check will try.
import { type Exercise, type Numbers, pointsOf } from "../assess/exercise";
import { printed } from "../assess/printed";
import type { Language } from "../language/text";
import { block, box, escaped, tone } from "./html";

/** The assignment as HTML and as plain text. An exercise without numbers lists what its public checks try instead. */
export function assignment(
  exercise: Exercise,
  numbers: Numbers,
  student: string,
  language: Language,
): { html: string; text: string } {
  const points = pointsOf(exercise);
  const head = {
    en: `${exercise.title.en} · ${points} points`,
    ru: `${exercise.title.ru} · баллов: ${points}`,
  }[language];
  const drawn = Object.entries(numbers).map(([name, value]) => ({ name, value: printed(value) }));
  const tried = exercise.checks
    .filter(({ audience }) => audience === "public")
    .map(({ name }) => name[language]);
  const note =
    drawn.length > 0
      ? { en: `numbers for: ${student}`, ru: `числа для: ${student}` }[language]
      : { en: `the check tries: ${tried.join("; ")}`, ru: `проверка пробует: ${tried.join("; ")}` }[language];
  const rows = drawn.map(
    ({ name, value }) =>
      `<tr><th scope="row" style="text-align: left">${escaped(name)}</th><td>${block(value)}</td></tr>`,
  );
  const html = [
    `<strong>${escaped(head)}</strong>`,
    `<div style="opacity: 0.75">${escaped(note)}</div>`,
    ...(rows.length > 0 ? [`<table>${rows.join("")}</table>`] : []),
  ];
  const text = [head, note, ...drawn.map(({ name, value }) => `${name} = ${value}`)];
  return { html: box(tone.calm, html.join("")), text: text.join("\n") };
}
