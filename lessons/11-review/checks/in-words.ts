// The lecture's three questions, answered in words.
import { essay } from "svertka";

export const whyCheaper = essay({
  id: "11-why-cheaper",
  title: { en: "Why it is cheaper", ru: "Почему дешевле" },
  question: "q1",
  points: 4,
  hints: [
    {
      en: "Say what happens in each of the two steps, and to what.",
      ru: "Скажите, что происходит на каждом из двух шагов и с чем.",
    },
    {
      en: "Then say why that is less: what is no longer done again for every output channel? A ratio or an example makes it complete.",
      ru: "Затем скажите, почему это меньше: что больше не делается заново для каждого выходного канала? Отношение или пример завершат ответ.",
    },
  ],
});

export const twoOrThree = essay({
  id: "11-two-or-three",
  title: { en: "Two dimensions or three", ru: "Два измерения или три" },
  question: "q2",
  points: 4,
  hints: [
    {
      en: "Where may each kernel move, and why may it not move further?",
      ru: "Куда может двигаться каждое ядро и почему не может дальше?",
    },
    {
      en: "What is left after each of them, and for which data does one take the second?",
      ru: "Что остаётся после каждой и для каких данных берут вторую?",
    },
  ],
});

export const howTransposed = essay({
  id: "11-how-transposed",
  title: { en: "How it is carried out", ru: "Как она выполняется" },
  question: "q3",
  points: 4,
  hints: [
    {
      en: "Tell it as a recipe: what is done to the input first, what around it, and what follows?",
      ru: "Расскажите как рецепт: что сначала делают со входом, что вокруг него и что дальше?",
    },
    {
      en: "Or tell it the other way: what does one input cell do to the output? And how large is the output in the end?",
      ru: "Или с другой стороны: что делает с выходом одна клетка входа? И какого размера в итоге выход?",
    },
  ],
});
