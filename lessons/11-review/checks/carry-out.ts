// The third question, carried out: zeros between, zeros around, an ordinary convolution with the turned kernel.
import { array, conv1d, convTranspose1d, elements, flip, numeric, type Random } from "svertka";

interface Given {
  readonly input: number[];
  readonly kernel: number[];
  readonly stride: number;
  readonly padding: number;
}

/** `input` with `between` zeros between its numbers and `around` on either side. */
const spreadOut = (input: readonly number[], between: number, around: number) => {
  const frame = new Array<number>(around).fill(0);
  const gap = new Array<number>(between).fill(0);
  return [...frame, ...input.flatMap((value, index) => (index === 0 ? [value] : [...gap, value])), ...frame];
};
const turned = (kernel: readonly number[]) => elements(flip(array([...kernel])));
const slide = (x: readonly number[], kernel: readonly number[]) =>
  elements(conv1d(array([[...x]]), array([[[...kernel]]])));

const recipe = ({ input, kernel, stride, padding }: Given) =>
  spreadOut(input, stride - 1, kernel.length - 1 - padding);
const right = (given: Given) => {
  const { input, kernel, stride, padding } = given;
  const y = convTranspose1d(array([input]), array([[kernel]]), { stride, padding });
  return { spread: recipe(given), output: elements(y) };
};

const draw = (random: Random): { [name: string]: number | number[] } => {
  const taps = random.integer(3, 4);
  return {
    input: Array.from({ length: 3 }, () => random.integer(1, 9)),
    kernel: Array.from({ length: taps }, () => random.integer(-3, 5)),
    stride: random.integer(2, 3),
    padding: random.integer(1, taps - 2),
  };
};

export const carryOut = numeric({
  id: "11-carry-out",
  title: { en: "Carry out the steps", ru: "Выполните по шагам" },
  points: 3,
  tolerance: 1e-6,
  draw,
  reference: right,
  mistakes: [
    {
      name: "kernel not turned",
      hint: {
        en: "The zeros are right. The kernel slides over them turned round: last tap first.",
        ru: "Нули на месте. Но ядро скользит по ним перевёрнутым: последний элемент первым.",
      },
      answer: (given: Given) => ({ spread: recipe(given), output: slide(recipe(given), given.kernel) }),
    },
    {
      name: "P zeros around",
      hint: {
        en: "Padding means the reverse here: the more of it, the fewer zeros stand around. How many when P = 0?",
        ru: "Паддинг здесь значит обратное: чем он больше, тем меньше нулей вокруг. Сколько их при P = 0?",
      },
      answer: ({ input, kernel, stride, padding }: Given) => {
        const spread = spreadOut(input, stride - 1, padding + kernel.length - 1);
        return { spread, output: slide(spread, turned(kernel)) };
      },
    },
    {
      name: "K − P zeros around",
      hint: {
        en: "One zero too many on either side: K − P − 1.",
        ru: "С каждой стороны один лишний нуль: K − P − 1.",
      },
      answer: ({ input, kernel, stride, padding }: Given) => {
        const spread = spreadOut(input, stride - 1, kernel.length - padding);
        return { spread, output: slide(spread, turned(kernel)) };
      },
    },
    {
      name: "S zeros between",
      hint: {
        en: "With stride 1 nothing stands between neighbours. How many zeros are that with stride S?",
        ru: "При шаге 1 между соседями ничего нет. Сколько же нулей при шаге S?",
      },
      answer: ({ input, kernel, stride, padding }: Given) => {
        const spread = spreadOut(input, stride, kernel.length - 1 - padding);
        return { spread, output: slide(spread, turned(kernel)) };
      },
    },
    {
      name: "no zeros between",
      hint: {
        en: "The stride has not done anything yet: it puts zeros between the numbers.",
        ru: "Шаг ещё ничего не сделал: он ставит нули между числами.",
      },
      answer: ({ input, kernel, padding }: Given) => {
        const spread = spreadOut(input, 0, kernel.length - 1 - padding);
        return { spread, output: slide(spread, turned(kernel)) };
      },
    },
  ],
  hints: [
    {
      en: "Three steps: zeros between, zeros around, then an ordinary convolution with stride 1. How many zeros in each?",
      ru: "Три шага: нули между, нули вокруг, затем обычная свёртка с шагом 1. Сколько нулей там и там?",
    },
    {
      en: "z = S − 1 between, p′ = K − P − 1 around, the kernel turned. The output has (i − 1)·S + K − 2P numbers: count yours.",
      ru: "Между — z = S − 1, вокруг — p′ = K − P − 1, ядро перевёрнуто. В выходе (i − 1)·S + K − 2P чисел: посчитайте свои.",
    },
  ],
});
