// What stands at the top of a built notebook: where to edit it, its title, and the ritual line of a lesson.
import { type Language, languages, type Text } from "../language/text";

/** What the table of lessons and the heads of notebooks say about a lesson. */
export interface LessonFacts {
  /** The folder's name, `NN-name`. */
  readonly name: string;
  readonly title: Text;
  readonly minutes: number;
  readonly question: Text;
  readonly hasExercises: boolean;
}

/** Comment and title; a comment is seen as soon as one edits the cell. */
export function headOf(source: string, title: Text, line?: Text): Text {
  return textOf((language) => {
    const comment = {
      en: `<!-- Built from ${source} by "npm run build": edit it there. -->`,
      ru: `<!-- Собрано из ${source} командой "npm run build": правьте там. -->`,
    };
    return [comment[language], `# ${title[language]}`, ...(line ? [line[language]] : [])].join("\n\n");
  });
}

/** Minutes and question. */
export function ritualLine({ minutes, question }: LessonFacts): Text {
  return { en: `**${minutes} min** · ${question.en}`, ru: `**${minutes} мин** · ${question.ru}` };
}

/** The way back to the lesson, and what the exercises are worth. */
export function exercisesLine({ name, title }: LessonFacts, points: number): Text {
  const back = (language: Language) => `[${title[language]}](../../notebooks/${language}/${name}.ipynb)`;
  return {
    en: `Exercises to the lesson ${back("en")} · points: ${points}`,
    ru: `Задания к уроку «${back("ru")}» · баллов: ${points}`,
  };
}

/** The table that `::: lessons` becomes: lesson · minutes · question · exercises. */
export function lessonTable(lessons: readonly LessonFacts[]): Text {
  const names = {
    en: ["Lesson", "Minutes", "The question it answers", "Exercises"],
    ru: ["Урок", "Минуты", "На какой вопрос отвечает", "Задания"],
  };
  const open = { en: "open", ru: "открыть" };
  return textOf((language) => {
    const rows = lessons.map(({ name, title, minutes, question, hasExercises }) => [
      `${Number(name.slice(0, 2))}. [${title[language]}](${name}.ipynb)`,
      String(minutes),
      question[language],
      hasExercises ? `[${open[language]}](../../exercises/${language}/${name}.ipynb)` : "–",
    ]);
    const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
    return [line(names[language]), "| --- | ---: | --- | --- |", ...rows.map(line)].join("\n");
  });
}

function textOf(write: (language: Language) => string): Text {
  return Object.fromEntries(languages.map((language) => [language, write(language)])) as unknown as Text;
}
