// What the page itself says, in both languages.
import type { Language } from "../language/text";

const en = {
  ...{ title: "Svertka: review", class: "Class", help: "Keys", close: "Close" },
  ...{ student: "Student", total: "Total", search: "Find a student", all: "All lessons" },
  ...{
    review: "needs review",
    failed: "failed",
    late: "late",
    looks: "worth a look",
    missing: "not handed in",
  },
  ...{ override: "set by hand", filters: "Show only", nobody: "Nobody fits.", shown: "shown" },
  ...{ unreadable: "cannot be read", unjudged: "not graded yet", none: "—", theme: "Dark or light" },
  ...{ file: "File", time: "Handed in", days: "days late", earlier: "Earlier attempts, which do not count" },
  ...{ notes: "What the grader noticed", before: "Previous student", after: "Next student", back: "Back" },
  ...{
    check: "Check",
    state: "Result",
    points: "Points",
    public: "the student sees it",
    grader: "grader only",
  },
  ...{
    hint: "Hint",
    mistake: "Typical mistake",
    code: "Code",
    words: "Answer in words",
  },
  ...{
    nocode:
      "The gradebook has no text of this answer: the cell is missing or untouched, or it was graded by a version that kept none (svertka grade --again keeps it).",
  },
  ...{
    set: "Set points by hand",
    why: "Reason",
    whyFor: "for the student and colleagues",
    who: "Who decides",
    save: "Save",
    takeBack: "Take back: the checks count",
  },
  ...{
    stand:
      "Points by hand stand in place of the checks’ and of what lateness leaves, whatever is graded later.",
  },
  ...{
    history: "Set by hand so far, the last counts",

    seen: "Looks right: leave as judged",
  },
  ...{ doubt: "Worth a look of yours:", said: "said", left: "not said", wrong: "wrong" },
  reasons: {
    ...{ doubt: "not clear", conflict: "said and denied", long: "longer than what is read" },
    ...{ plea: "asks for points", list: "a list of terms", salad: "words in no order" },
    "near the line": "near the mark from which it passes",
  },
  ...{ judged: "by the checks", of: "of", empty: "The gradebook has no such course or nobody in it yet." },
  ...{ missingPage: "There is no such page.", missingWork: "This student handed in nothing of this lesson." },
  ...{ badPoints: (max: number) => `Points are a number from 0 to ${max}.` },
  ...{ badReason: "A reason and who decides are needed." },
  ...{ queue: "Answers in words", items: "Exercises", likeness: "Similarity", allAnswers: "all answers" },
  ...{ noWords: "The gradebook has no answers in words.", done: "Nothing here asks for a human." },
  ...{ answers: "Answers", alike: "Alike", sameWords: "word for word", again: "Said before" },
  ...{ decide: "Set for those ticked", keep: "Leave as judged", exercise: "Exercise", lesson: "Lesson" },
  tooFew: (count: number) => `Discrimination is computed from ${count} answers on.`,
  ...{ nobodyTicked: "Tick at least one answer.", difficulty: "Mean part of the points" },
  ...{ discrimination: "Discrimination", wrongs: "Common wrong answers, by students" },
  ...{ weak: "It hardly tells strong students from weak ones: look at its text and its checks." },
  itemsSay:
    "By the points of the checks. Discrimination is the correlation with all other exercises of the same student (point-biserial where there is one point or none): above 0.2 an exercise tells strong students from weak ones, below 0 the strong ones fail. A click on a point leads to its row.",
  ...{ similar: "Similar", overlap: "Shared fingerprints", pieces: "Shared pieces" },
  ...{ nothingAlike: "Nothing is alike." },
  likenessSay:
    "Names, layout, comments and endings make no difference. What was handed out, and what more than 15% of the class (and more than eight) have, is left out. A similarity is a reason to compare, not a proof.",
  keys: [
    ["↑ ↓ ← →, k j h l", "move"],
    ["Enter", "open"],
    ["Esc", "back, or close"],
    ["/", "find a student"],
    ["1 … 5", "switch a filter"],
    ["j k", "next, previous exercise"],
    ["n p", "next, previous student"],
    ["o", "set points by hand"],
    ["a", "leave as judged"],
    ["1 … 6", "say again what was said before"],
    ["c w e s", "class, answers in words, exercises, similarity"],
    ["?", "this help"],
  ] as readonly (readonly [string, string])[],
  states: {
    ...{ passed: "passed", failed: "failed", timeout: "timeout", memory: "out of memory" },
    ...{ crashed: "crashed", "not run": "not run", partial: "in part", empty: "untouched" },
  },
};

const ru: typeof en = {
  ...{
    title: "Svertka: проверка",
    class: "Группа",

    help: "Клавиши",
    close: "Закрыть",
  },
  ...{ student: "Студент", total: "Всего", search: "Найти студента", all: "Все уроки" },
  ...{
    review: "просит взгляда",
    failed: "не решено",
    late: "с опозданием",
    looks: "подозрительно",
    missing: "не сдано",
  },
  ...{
    override: "поставлено вручную",
    filters: "Показать только",
    nobody: "Никто не подходит.",
    shown: "показано",
  },
  ...{ unreadable: "не читается", unjudged: "ещё не проверено", none: "—", theme: "Тёмная или светлая" },
  ...{ file: "Файл", time: "Сдано", days: "дней опоздания", earlier: "Прежние попытки, они не засчитаны" },
  ...{
    notes: "Что заметила проверка",
    before: "Предыдущий студент",
    after: "Следующий студент",
    back: "Назад",
  },
  ...{
    check: "Проверка",
    state: "Итог",
    points: "Баллы",
    public: "видна студенту",
    grader: "только при оценивании",
  },
  ...{
    hint: "Подсказка",
    mistake: "Типичная ошибка",
    code: "Код",
    words: "Ответ словами",
  },
  ...{
    nocode:
      "Текста этого ответа в журнале нет: ячейки нет, она не тронута, или проверяла версия, которая текстов не хранила (svertka grade --again сохранит).",
  },
  ...{
    set: "Поставить баллы вручную",
    why: "Причина",
    whyFor: "для студента и коллег",
    who: "Кто решил",
    save: "Сохранить",
    takeBack: "Снять: считать по проверкам",
  },
  ...{
    stand:
      "Баллы, поставленные вручную, заменяют баллы проверок и вычет за опоздание, что бы ни проверялось потом.",
  },
  ...{
    history: "Поставлено вручную, считается последнее",

    seen: "Всё верно: оставить как есть",
  },
  ...{ doubt: "Стоит посмотреть самому:", said: "сказано", left: "не сказано", wrong: "неверно" },
  reasons: {
    ...{ doubt: "неясно", conflict: "сказано и тут же опровергнуто", long: "длиннее, чем читается" },
    ...{ plea: "просит баллы", list: "перечень терминов", salad: "слова без порядка" },
    "near the line": "у порога зачёта",
  },
  ...{ judged: "по проверкам", of: "из", empty: "В журнале нет такого курса, или в нём пока никого." },
  ...{ missingPage: "Такой страницы нет.", missingWork: "Этот студент не сдавал этого урока." },
  ...{ badPoints: (max: number) => `Баллы — число от 0 до ${max}.` },
  ...{ badReason: "Нужны причина и имя того, кто решил." },
  ...{ queue: "Ответы словами", items: "Упражнения", likeness: "Сходство", allAnswers: "все ответы" },
  ...{ noWords: "В журнале нет ответов словами.", done: "Здесь ничто не просит взгляда." },
  ...{ answers: "Ответы", alike: "Похожие", sameWords: "слово в слово", again: "Уже говорилось" },
  ...{ decide: "Поставить отмеченным", keep: "Оставить как есть", exercise: "Упражнение", lesson: "Урок" },
  tooFew: (count: number) => `Различающая способность вычисляется, когда ответов не меньше ${count}.`,
  ...{ nobodyTicked: "Отметьте хотя бы один ответ.", difficulty: "Средняя доля баллов" },
  ...{ discrimination: "Различающая способность", wrongs: "Частые ошибки, по числу студентов" },
  ...{ weak: "Оно почти не отличает сильных студентов от слабых: посмотрите на условие и на проверки." },
  itemsSay:
    "По баллам проверок. Различающая способность — корреляция с остальными упражнениями того же студента (точечно-бисериальная, где балл либо есть, либо нет): выше 0,2 упражнение отличает сильных от слабых, ниже 0 ошибаются сильные. Щелчок по точке ведёт к строке.",
  ...{ similar: "Сходство", overlap: "Общих отпечатков", pieces: "Общих отрывков" },
  ...{ nothingAlike: "Похожего нет." },
  likenessSay:
    "Имена, вёрстка, комментарии и окончания не учитываются. Розданное и то, что есть более чем у 15% группы (и более чем у восьми), вычтено. Сходство — повод сравнить, а не доказательство.",
  keys: [
    ["↑ ↓ ← →, k j h l", "перейти"],
    ["Enter", "открыть"],
    ["Esc", "назад или закрыть"],
    ["/", "найти студента"],
    ["1 … 5", "включить фильтр"],
    ["j k", "следующее, предыдущее упражнение"],
    ["n p", "следующий, предыдущий студент"],
    ["o", "поставить баллы вручную"],
    ["a", "оставить как есть"],
    ["1 … 6", "повторить сказанное раньше"],
    ["c w e s", "группа, ответы словами, упражнения, сходство"],
    ["?", "эта подсказка"],
  ],
  states: {
    ...{ passed: "пройдено", failed: "не пройдено", timeout: "время вышло", memory: "не хватило памяти" },
    ...{
      crashed: "программа оборвалась",
      "not run": "не запускалось",
      partial: "частично",
      empty: "не тронуто",
    },
  },
};

export type Words = typeof en;

export const words: Readonly<Record<Language, Words>> = { en, ru };
