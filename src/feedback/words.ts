// What the pages say, in both languages.
import type { Language, Text } from "../language/text";

const words = {
  title: { en: "Feedback", ru: "Результаты" },
  lesson: { en: "Lesson", ru: "Урок" },
  lessons: { en: "Lessons", ru: "Уроки" },
  points: { en: "Points", ru: "Баллы" },
  passed: { en: "passed", ru: "пройдено" },
  partial: { en: "passed in part", ru: "пройдено частично" },
  failed: { en: "not passed", ru: "не пройдено" },
  empty: { en: "not answered", ru: "нет ответа" },
  missing: { en: "not handed in", ru: "не сдано" },
  ungraded: { en: "still to be graded", ru: "ещё не проверено" },
  unread: {
    en: "The notebook could not be read. Open it in JupyterLab, save it, and hand it in again.",
    ru: "Тетрадь не удалось прочесть. Откройте её в JupyterLab, сохраните и сдайте ещё раз.",
  },
  hint: { en: "Hint:", ru: "Подсказка:" },
  grader: { en: "Checks after you handed in", ru: "Проверки после сдачи" },
  graderWhy: {
    en: "After you handed in, your functions were also run with other numbers; which ones is not shown.",
    ru: "После сдачи ваши функции вызваны и с другими числами; с какими — не показано.",
  },
  graderOnly: {
    en: "The answer is right for the numbers that you saw and wrong for others. Try it with other sizes, strides and paddings.",
    ru: "Ответ верен для показанных чисел и неверен для других. Попробуйте другие размеры, шаги и паддинги.",
  },
  hand: { en: "Set by hand", ru: "Поставлено вручную" },
  ownCode: { en: "Your code, as it was graded", ru: "Ваш код, каким он был проверен" },
  ownWords: { en: "Your answer", ru: "Ваш ответ" },
  said: { en: "said", ru: "сказано" },
  notSaid: { en: "not said yet", ru: "пока не сказано" },
  wrong: { en: "not right", ru: "неверно" },
  total: { en: "Total", ru: "Всего" },
  outOf: { en: "of", ru: "из" },
  handedIn: { en: "Handed in", ru: "Сдано" },
  class: { en: "The class", ru: "Группа" },
  classTitle: { en: "Instructor’s report", ru: "Отчёт преподавателю" },
  secret: {
    en: "For instructors only: students get the files in students/, each their own.",
    ru: "Только для преподавателей: студенты получают файлы из students/, каждый — свой.",
  },
  student: { en: "Student", ru: "Студент" },
  students: { en: "Students", ru: "Студенты" },
  mean: { en: "Mean", ru: "Среднее" },
  items: { en: "Exercises", ru: "Упражнения" },
  itemsWhy: {
    en: "Points before lateness. Discrimination is the correlation with the student’s other exercises: below 0.2 the exercise tells little about who knows the subject.",
    ru: "Баллы без учёта опозданий. Различающая способность — корреляция с остальными упражнениями студента: если она меньше 0,2, упражнение мало говорит о том, кто знает предмет.",
  },
  exercise: { en: "Exercise", ru: "Упражнение" },
  solved: { en: "Points earned", ru: "Доля баллов" },
  answers: { en: "Answers: full, part, none, empty", ru: "Ответы: полностью, частично, неверно, пусто" },
  discrimination: { en: "Discrimination", ru: "Различающая способность" },
  mistakes: { en: "Common mistakes", ru: "Частые ошибки" },
  look: { en: "Who needs a look", ru: "На кого посмотреть" },
  nobody: { en: "Nobody.", ru: "Ни на кого." },
  why: { en: "Why", ru: "Почему" },
} satisfies Record<string, Text>;

export type Word = keyof typeof words;

/** How a page speaks. */
export interface Speech {
  readonly language: Language;
  say(word: Word): string;
  of(text: Text): string;
  /** Points as people of this language write them. */
  number(value: number): string;
  percent(part: number): string;
  time(time: Date): string;
}

const spoken = new Map<Language, Speech>();

/** The same for all pages of a language: a format takes longer to make than to use. */
export function speech(language: Language): Speech {
  const there = spoken.get(language) ?? speechIn(language);
  spoken.set(language, there);
  return there;
}

function speechIn(language: Language): Speech {
  const locale = { en: "en-GB", ru: "ru-RU" }[language];
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: "percent" });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" });
  return {
    language,
    say: (word) => words[word][language],
    of: (text) => text[language],
    number: (value) => number.format(value),
    percent: (part) => percent.format(part),
    time: (time) => day.format(time),
  };
}
