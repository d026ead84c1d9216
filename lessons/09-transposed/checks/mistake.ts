// A recipe with one mistake in it: the kernel that was not turned.
import { array, convTranspose1d, elements, flip, numeric } from "svertka";

interface Line {
  readonly input: number[];
  readonly kernel: number[];
  readonly stride: number;
}

const stamped = ({ input, kernel, stride }: Line) =>
  elements(convTranspose1d(array([input]), array([[kernel]]), { stride }));
/** What a colleague gets who slides the kernel as it is. */
const unturned = ({ input, kernel, stride }: Line) =>
  elements(convTranspose1d(array([input]), flip(array([[kernel]]), 1), { stride }));

export const mistake = numeric({
  id: "09-mistake",
  title: { en: "Find the mistake", ru: "Найдите ошибку" },
  points: 3,
  tolerance: 1e-5,
  draw: (random) => {
    const line = {
      input: [random.integer(1, 9), random.integer(1, 9)],
      kernel: [random.integer(1, 4), random.integer(5, 9), random.integer(-4, -1)],
      stride: random.integer(1, 2),
    };
    return { ...line, got: unturned(line) };
  },
  reference: (line: Line) => ({ step: "C", output: stamped(line) }),
  mistakes: [
    {
      name: "nothing changed",
      hint: {
        en: "This is what came out of the recipe. Make the first stamp by hand: does the output begin with it?",
        ru: "Это и вышло по рецепту. Поставьте первый штамп вручную: начинается ли выход с него?",
      },
      answer: (line: Line) => ({ step: "C", output: unturned(line) }),
    },
    {
      name: "output turned",
      hint: {
        en: "Turning the output turns the map as well. What has to be turned is one thing of the two that are multiplied.",
        ru: "Вместе с выходом повернулась и карта. Повернуть надо лишь одно из двух, что перемножаются.",
      },
      answer: (line: Line) => ({ step: "C", output: unturned(line).reverse() }),
    },
    {
      name: "blames the zeros between",
      hint: {
        en: "The output is right. But with other zeros between the cells its length would be another: look at the numbers, not at the length.",
        ru: "Выход верный. Но при другом числе нулей между клетками изменилась бы его длина; а сбились числа, не длина.",
      },
      answer: (line: Line) => ({ step: "A", output: stamped(line) }),
    },
    {
      name: "blames the zeros around",
      hint: {
        en: "The output is right. But with other zeros around its length would be another: look at the numbers, not at the length.",
        ru: "Выход верный. Но при другом числе нулей вокруг изменилась бы его длина; а сбились числа, не длина.",
      },
      answer: (line: Line) => ({ step: "B", output: stamped(line) }),
    },
    {
      name: "blames the stride",
      hint: {
        en: "The output is right. But the stride of the sliding kernel is 1 indeed: the layer's stride is in the zeros already.",
        ru: "Выход верный. Но скользящее ядро и правда идёт с шагом 1: шаг слоя уже учтён нулями.",
      },
      answer: (line: Line) => ({ step: "D", output: stamped(line) }),
    },
  ],
  hints: [
    {
      en: "Make the two stamps by hand and add them. In which cells does `got` differ?",
      ru: "Поставьте оба штампа вручную и сложите. В каких клетках `got` другой?",
    },
    {
      en: "The first cell of the output must be input[0] · kernel[0]. Which weight met input[0] there?",
      ru: "В первой клетке выхода должно стоять input[0] · kernel[0]. А какой вес встретил там input[0]?",
    },
    {
      en: "The kernel slides unturned: step C. The output is the sum of the stamps.",
      ru: "Ядро скользит неповёрнутым: шаг C. Выход — сумма штампов.",
    },
  ],
});
