// A dilated convolution along a line that never touches the cells between its taps.
import { type CheckContext, exercise, type Random } from "svertka";

/** y[at] = Σ w[tap] · x[at + (tap − middle) · step], zero outside. */
const correlation = (x: number[], w: number[], step: number) =>
  x.map((_, at) =>
    w.reduce((sum, weight, tap) => sum + weight * (x[at + (tap - (w.length - 1) / 2) * step] ?? 0), 0),
  );
const spread = (cells: number[], step: number) =>
  cells.flatMap((cell, index) => (index === 0 ? [cell] : [...new Array<number>(step - 1).fill(0), cell]));
const filled = {
  en: "The sums are right, but the empty cells are multiplied, too: some cells hold NaN, and 0 · NaN is NaN. Let the loop run over the taps only.",
  ru: "Суммы верны, но умножаются и пустые клетки: в некоторых стоит NaN, а 0 · NaN — это NaN. Пусть цикл идёт только по элементам ядра.",
};
const slow = {
  en: "One multiplication for each tap of each output is enough: which cells do you read besides?",
  ru: "Хватает одного умножения на каждый элемент ядра для каждого выхода: какие клетки вы читаете сверх этого?",
};
const line = (random: Random, length: number) => random.matrix(1, length, 1, 9)[0]!;

/** Compares on a line where cells between the taps of some outputs hold NaN: what is multiplied by them is NaN, too. */
async function onPoisonedLine({ compare, random }: CheckContext, taps: number, dilation: number) {
  const x = line(random, 15).map((cell, at) => (at % dilation === 0 ? cell : Number.NaN));
  await compare(x, line(random, taps), dilation);
}

export const dilatedLine = exercise({
  id: "06-dilated-line",
  title: { en: "No multiplication by zero", ru: "Без умножений на нуль" },
  draw: () => ({}),
  reference: correlation,
  tolerance: 1e-6,
  withholds: ["convolution"],
  mistakes: [
    {
      name: "kernel filled with zeros",
      hint: filled,
      answer: (x: number[], w: number[], dilation: number) => correlation(x, spread(w, dilation), 1),
    },
    {
      name: "dilation counted from 0",
      hint: {
        en: "Your taps stand dilation + 1 cells apart. Dilation 1 is the ordinary kernel.",
        ru: "Расстояние между элементами вашего ядра — dilation + 1 клеток. Расширение 1 — это обычное ядро.",
      },
      answer: (x: number[], w: number[], dilation: number) => correlation(x, w, dilation + 1),
    },
    {
      name: "dilation ignored",
      hint: {
        en: "Neighbouring taps must read cells that stand `dilation` apart.",
        ru: "Соседние элементы ядра должны читать клетки на расстоянии `dilation` друг от друга.",
      },
      answer: (x: number[], w: number[]) => correlation(x, w, 1),
    },
    {
      name: "zeros in the input",
      hint: {
        en: "You spread the input instead of the kernel: that is what a transposed convolution does, and it makes the output longer.",
        ru: "Вы раздвинули вход вместо ядра: так поступает транспонированная свёртка, и выход становится длиннее.",
      },
      answer: (x: number[], w: number[], dilation: number) => correlation(spread(x, dilation), w, 1),
    },
    {
      name: "dilation as stride",
      hint: {
        en: "You kept every d-th output only. A dilated kernel moves one cell at a time: the output is as long as the input.",
        ru: "Вы оставили лишь каждый d-й выход. Расширенное ядро сдвигается на одну клетку: выход той же длины, что и вход.",
      },
      answer: (x: number[], w: number[], dilation: number) =>
        correlation(x, w, dilation).filter((_, at) => at % dilation === 0),
    },
    {
      name: "not padded",
      hint: {
        en: "The output must be as long as the input: outside of the line a tap reads zero.",
        ru: "Выход должен быть той же длины, что и вход: за краями линии элементы ядра читают нули.",
      },
      answer: (x: number[], w: number[], dilation: number) => {
        const reach = ((w.length - 1) / 2) * dilation;
        return correlation(x, w, dilation).slice(reach, x.length - reach);
      },
    },
    {
      name: "flipped kernel",
      hint: {
        en: "Your kernel is turned around: networks do not turn it.",
        ru: "Ваше ядро перевёрнуто: в нейросетях его не переворачивают.",
      },
      answer: (x: number[], w: number[], dilation: number) => correlation(x, w.toReversed(), dilation),
    },
  ],
  checks: [
    {
      name: { en: "three taps, two cells apart", ru: "три элемента на расстоянии 2" },
      points: 1,
      audience: "public",
      run: async ({ compare, random }) => {
        const w = [random.integer(1, 3), random.integer(4, 6), random.integer(7, 9)];
        await compare(line(random, 9), w, 2);
      },
    },
    {
      name: { en: "cells between the taps are not touched", ru: "клетки между элементами ядра не тронуты" },
      points: 1,
      audience: "public",
      run: async (context) => {
        const { compareCounted, random } = context;
        await onPoisonedLine(context, 3, 3);
        const [x, w] = [line(random, 40), line(random, 5)];
        await compareCounted({ multiplications: x.length * w.length, hint: slow }, x, w, 6);
      },
    },
    {
      name: { en: "other lines and kernels", ru: "другие линии и ядра" },
      points: 1,
      audience: "grader",
      run: async ({ compare, random }) => {
        for (let round = 0; round < 10; round++) {
          await compare(
            line(random, random.integer(5, 30)),
            line(random, random.pick([1, 3, 5, 7])),
            random.integer(1, 4),
          );
        }
      },
    },
    {
      name: { en: "edges: one cell, a kernel wider than the line", ru: "края: одна клетка, ядро шире линии" },
      points: 1,
      audience: "grader",
      run: async (context) => {
        await context.compare(line(context.random, 1), line(context.random, 3), 2);
        await context.compare(line(context.random, 4), line(context.random, 5), 8);
        await onPoisonedLine(context, 5, 2);
      },
    },
  ],
  hints: [
    {
      en: "Two loops: one over the outputs, one over the taps. Which cell does a tap read?",
      ru: "Два цикла: один по выходам, другой по элементам ядра. Какую клетку читает элемент?",
    },
    {
      en: "Tap `tap` of the output `at` reads the cell at + (tap − middle) · dilation, where middle = (w.length − 1) / 2.",
      ru: "Элемент `tap` для выхода `at` читает клетку at + (tap − middle) · dilation, где middle = (w.length − 1) / 2.",
    },
    {
      en: "Outside of the line x[cell] is undefined: take `x[cell] ?? 0`.",
      ru: "За краями линии x[cell] — это undefined: берите `x[cell] ?? 0`.",
    },
  ],
});
