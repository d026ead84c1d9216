// True or false for the student's own layer: what is believed of separable convolutions.
import { numeric, type Text } from "svertka";
import { countsOf, type Square } from "./layer";

/** Whether each claim of exercises.md holds for the layer. */
const holds: Record<string, (square: Square) => boolean> = {
  A: (square) => countsOf(square).separable < countsOf(square).ordinary,
  B: (square) => countsOf(square).depthwise > countsOf(square).pointwise,
  C: ({ to }) => to === 1,
  D: () => false,
  E: () => false,
  F: () => true,
  G: () => false,
};

/** The claims that hold, `misjudged` taken the other way. */
const judged = (square: Square, misjudged?: string) =>
  Object.keys(holds).filter((claim) => holds[claim]!(square) !== (claim === misjudged));

const misjudging = (claim: string, hint: Text) => ({
  name: `claim ${claim}`,
  hint,
  answer: (square: Square) => judged(square, claim),
});

export const claims = numeric({
  id: "04-claims",
  title: { en: "True of this layer", ru: "Что верно для этого слоя" },
  points: 2,
  draw: (random) => ({
    input: random.integer(8, 64),
    kernel: random.pick([3, 5, 7]),
    from: random.integer(2, 32),
    to: random.pick([1, random.integer(2, 8), random.integer(9, 40), random.integer(41, 64)]),
  }),
  reference: (square: Square) => judged(square),
  mistakes: [
    misjudging("A", {
      en: "Look at A again: what is 1/C_O + 1/K² for this layer, more or less than 1?",
      ru: "Взгляните ещё раз на A: чему равно 1/C_O + 1/K² для этого слоя, больше единицы или меньше?",
    }),
    misjudging("B", {
      en: "Look at B again: in one cell and for one input channel, K² multiply-adds stand against C_O.",
      ru: "Взгляните ещё раз на B: на одну клетку и один входной канал приходится K² умножений против C_O.",
    }),
    misjudging("C", {
      en: "Look at C again: a separable pair has one pattern for each input channel. How many different ones can this ordinary layer have there?",
      ru: "Взгляните ещё раз на C: у разделимой пары один узор на входной канал. А сколько разных их может быть у этого обычного слоя?",
    }),
    misjudging("D", {
      en: "Look at D again: K × 1 and then 1 × K is a spatially separable kernel. What does depthwise convolution separate?",
      ru: "Взгляните ещё раз на D: K × 1, затем 1 × K — пространственно разделимое ядро. А что отделяет поканальная свёртка?",
    }),
    misjudging("E", {
      en: "Look at E again: which letters are left when one cost is divided by the other?",
      ru: "Взгляните ещё раз на E: какие буквы остаются, если разделить одну стоимость на другую?",
    }),
    misjudging("F", {
      en: "Look at F again: which neighbours does the depthwise stage look at, and which does the 1 × 1 stage add?",
      ru: "Взгляните ещё раз на F: на каких соседей смотрит поканальный этап и каких добавляет этап 1 × 1?",
    }),
    misjudging("G", {
      en: "Look at G again, and at what you measured in the lesson: are multiply-adds milliseconds?",
      ru: "Взгляните ещё раз на G и на то, что вы измерили в уроке: умножения — это миллисекунды?",
    }),
  ],
  hints: [
    {
      en: "A and B are counting: put your numbers into both formulas. C depends on C_O; D, E, F and G do not depend on the numbers.",
      ru: "A и B — это счёт: подставьте свои числа в обе формулы. C зависит от C_O, а D, E, F и G от чисел не зависят.",
    },
    {
      en: "For C write the kernels that leave one input channel as the rows of a matrix, C_O × K². When can its rank not exceed 1?",
      ru: "Для C запишите ядра, выходящие из одного входного канала, строками матрицы C_O × K². Когда её ранг не может быть больше 1?",
    },
  ],
});
