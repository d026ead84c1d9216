// How far and how finely a stack of layers sees.
import { exercise, type Random, receptiveField } from "svertka";

type Layer = Record<"kernel" | "stride" | "dilation", number>;

/** The recurrence, with what a layer adds and what it does to the jump left open. */
const walk = (
  layers: Layer[],
  adds: (layer: Layer, jump: number) => number,
  steps: (layer: Layer) => number = ({ stride }) => stride,
) => {
  let [size, jump] = [1, 1];
  for (const layer of layers) {
    size += adds(layer, jump);
    jump *= steps(layer);
  }
  return { size, jump };
};
const reach = ({ kernel, dilation }: Layer) => dilation * (kernel - 1);
const stack = (random: Random, depth: number): Layer[] =>
  Array.from({ length: depth }, () => ({
    kernel: random.integer(1, 5),
    stride: random.integer(1, 3),
    dilation: random.integer(1, 4),
  }));

export const stackSight = exercise({
  id: "06-stack-sight",
  title: { en: "How far a stack sees", ru: "Как далеко видит стопка слоёв" },
  draw: () => ({}),
  reference: (layers: Layer[]) => receptiveField(layers).at(-1) ?? { size: 1, jump: 1 },
  tolerance: 0,
  withholds: ["receptive field"],
  mistakes: [
    {
      name: "jump ignored",
      hint: {
        en: "After a stride, neighbouring cells of the map stand further apart on the input: a tap of the next layer takes a larger step.",
        ru: "После шага соседние клетки карты стоят на входе дальше друг от друга: элемент следующего слоя делает больший шаг.",
      },
      answer: (layers: Layer[]) => walk(layers, reach),
    },
    {
      name: "own stride too early",
      hint: {
        en: "A layer's own stride moves the kernel; it does not spread its taps. Which layers' strides came before this one's taps?",
        ru: "Собственный шаг слоя двигает ядро, но не раздвигает его элементы. Шаги каких слоёв были до этого ядра?",
      },
      answer: (layers: Layer[]) => walk(layers, (layer, jump) => reach(layer) * jump * layer.stride),
    },
    {
      name: "spans added",
      hint: {
        en: "Neighbouring windows overlap: a layer adds its span less one cell.",
        ru: "Соседние окна перекрываются: слой добавляет размах своего ядра без одной клетки.",
      },
      answer: (layers: Layer[]) => walk(layers, (layer, jump) => (reach(layer) + 1) * jump),
    },
    {
      name: "dilation counted from 0",
      hint: {
        en: "Dilation is the distance between taps, 1 for the ordinary kernel; you used one more.",
        ru: "Расширение — это расстояние между элементами ядра, 1 у обычного; вы взяли на единицу больше.",
      },
      answer: (layers: Layer[]) =>
        walk(layers, ({ kernel, dilation }, jump) => (kernel - 1) * (dilation + 1) * jump),
    },
    {
      name: "dilation downsamples",
      hint: {
        en: "Dilation does not thin out the output: only strides make neighbouring outputs stand further apart.",
        ru: "Расширение не прореживает выход: только шаги раздвигают соседние выходы.",
      },
      answer: (layers: Layer[]) =>
        walk(
          layers,
          (layer, jump) => reach(layer) * jump,
          ({ stride, dilation }) => stride * dilation,
        ),
    },
    {
      name: "dilation ignored",
      hint: {
        en: "A dilated kernel reaches further than its number of taps: d(k − 1) cells from the first tap to the last.",
        ru: "Расширенное ядро дотягивается дальше, чем в нём элементов: от первого до последнего d(k − 1) клеток.",
      },
      answer: (layers: Layer[]) => walk(layers, ({ kernel }, jump) => (kernel - 1) * jump),
    },
  ],
  checks: [
    {
      name: { en: "dilations only", ru: "только расширения" },
      points: 1,
      audience: "public",
      run: async ({ compare, random }) => {
        const plain = { kernel: 3, stride: 1 };
        await compare([1, 2, 4].map((dilation) => ({ ...plain, dilation })));
        await compare([{ kernel: 5, stride: 1, dilation: random.integer(2, 6) }]);
      },
    },
    {
      name: { en: "strides and dilations", ru: "шаги и расширения" },
      points: 1,
      audience: "public",
      run: ({ compare, random }) =>
        compare([
          { kernel: 3, stride: 2, dilation: 1 },
          { kernel: random.pick([3, 5]), stride: 2, dilation: random.integer(2, 3) },
          { kernel: 3, stride: 1, dilation: 2 },
        ]),
    },
    {
      name: { en: "other stacks", ru: "другие стопки" },
      points: 1,
      audience: "grader",
      run: async ({ compare, random }) => {
        for (let round = 0; round < 12; round++) await compare(stack(random, random.integer(1, 8)));
        await compare([]);
      },
    },
  ],
  hints: [
    {
      en: "Walk from the input up with two numbers: what one cell sees (1 to begin with), and how far neighbouring cells stand apart (also 1).",
      ru: "Идите от входа вверх с двумя числами: сколько видит одна клетка (сначала 1) и как далеко стоят соседние клетки (тоже 1).",
    },
    {
      en: "Each layer: size += dilation · (kernel − 1) · jump, then jump *= stride.",
      ru: "Для каждого слоя: size += dilation · (kernel − 1) · jump, затем jump *= stride.",
    },
  ],
});
