// What an exercise asks of one student: its points, the student's own numbers or options, what the check will try.
import { inOrder } from "../assess/choice";
import { type Exercise, type Numbers, pointsOf } from "../assess/exercise";
import { printed } from "../assess/printed";
import { nobody } from "../assess/seat";
import { withheldNames } from "../assess/withheld";
import type { Language, Text } from "../language/text";
import { block, box, escaped, heading, note, tone } from "./html";

/** A row of the table: a name or a letter, and what it stands for as text and as HTML. */
interface Row {
  readonly name: string;
  readonly text: string;
  readonly html: string;
}

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
  const rows = exercise.options ? optionRows(exercise.options, numbers, language) : numberRows(numbers);
  const own = student === nobody ? practice : numbersOf(student);
  const { withholds = [] } = exercise;
  const notes = [
    ...(exercise.question ? [say(exercise.question)] : []),
    say(
      exercise.question ? inWords : exercise.options ? choosing : rows.length === 0 ? trying(exercise) : own,
    ),
    ...(withholds.length > 0 ? [say(ownWork(withheldNames(withholds)))] : []),
  ];
  const cell = "text-align: left; vertical-align: top; padding: 1px 10px 1px 0; border: 0";
  const body = rows.map(
    ({ name, html }) =>
      `<tr style="background: transparent"><th scope="row" style="${cell}">${escaped(name)}</th><td style="${cell}">${html}</td></tr>`,
  );
  const html = [
    heading(head),
    ...notes.map(note),
    ...(rows.length > 0 ? [`<table style="margin: 4px 0">${body.join("")}</table>`] : []),
  ];
  const sign = exercise.options ? ":" : " =";
  const text = [head, ...notes, ...rows.map(({ name, text }) => `${name}${sign} ${text}`)];
  return { html: box(tone.calm, html.join("")), text: text.join("\n") };
}

function numberRows(numbers: Numbers): Row[] {
  return Object.entries(numbers).map(([name, value]) => {
    const text = printed(value);
    return { name, text, html: block(text) };
  });
}

function optionRows(options: NonNullable<Exercise["options"]>, numbers: Numbers, language: Language): Row[] {
  return inOrder(options, numbers).map(({ letter, text }) => ({
    name: letter,
    text: text[language],
    html: escaped(text[language]).replace(/`([^`]+)`/g, "<code>$1</code>"),
  }));
}

const practice: Text = {
  en: 'practice numbers; student("your name") in the first cell draws your own',
  ru: 'числа для тренировки; свои появятся, если в первой ячейке написать student("ваше имя")',
};

const choosing: Text = {
  en: 'choose one and return its letter in quotes, like "A"',
  ru: 'выберите один ответ и верните его букву в кавычках, например "A"',
};

const inWords: Text = {
  en: "answer in your own words, in English or in Russian, and return the text in quotes",
  ru: "ответьте своими словами, по-русски или по-английски, и верните текст в кавычках",
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
