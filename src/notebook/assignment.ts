// What an exercise asks of one student: its points, the student's own numbers, what the check will try.
import { type Exercise, type Numbers, pointsOf } from "../assess/exercise";
import { printed } from "../assess/printed";
import { nobody } from "../assess/seat";
import { withheldNames } from "../assess/withheld";
import type { Language, Text } from "../language/text";
import { block, box, escaped, tone } from "./html";

/** The assignment as HTML and as plain text. An exercise without numbers lists what its public checks try instead. */
export function assignment(
  exercise: Exercise,
  numbers: Numbers,
  student: string,
  language: Language,
): { html: string; text: string } {
  const points = pointsOf(exercise);
  const say = (text: Text) => text[language];
  const head = say({
    en: `${exercise.title.en} · ${points} points`,
    ru: `${exercise.title.ru} · баллов: ${points}`,
  });
  const drawn = Object.entries(numbers).map(([name, value]) => ({ name, value: printed(value) }));
  const note = say(
    drawn.length === 0 ? trying(exercise) : student === nobody ? practice : numbersOf(student),
  );
  const rows = drawn.map(
    ({ name, value }) =>
      `<tr><th scope="row" style="text-align: left">${escaped(name)}</th><td>${block(value)}</td></tr>`,
  );
  const without = exercise.withholds?.length ? [say(ownWork(withheldNames(exercise.withholds)))] : [];
  const html = [
    `<strong>${escaped(head)}</strong>`,
    ...[note, ...without].map((line) => `<div style="opacity: 0.75">${escaped(line)}</div>`),
    ...(rows.length > 0 ? [`<table>${rows.join("")}</table>`] : []),
  ];
  const text = [head, note, ...without, ...drawn.map(({ name, value }) => `${name} = ${value}`)];
  return { html: box(tone.calm, html.join("")), text: text.join("\n") };
}

const practice: Text = {
  en: 'practice numbers; student("your name") in the first cell draws your own',
  ru: 'числа для тренировки; свои появятся, если в первой ячейке написать student("ваше имя")',
};

function numbersOf(student: string): Text {
  return { en: `numbers for: ${student}`, ru: `числа для: ${student}` };
}

function ownWork(names: string): Text {
  return { en: `not available in your answer: ${names}`, ru: `в ответе недоступны: ${names}` };
}

function trying({ checks }: Exercise): Text {
  const names = checks.filter(({ audience }) => audience === "public").map(({ name }) => name);
  return {
    en: `the check tries: ${names.map(({ en }) => en).join("; ")}`,
    ru: `проверка пробует: ${names.map(({ ru }) => ru).join("; ")}`,
  };
}
