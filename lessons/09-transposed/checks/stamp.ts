// A transposed convolution written by hand.
import { exercise, Miss } from "svertka";
import { convolved, type Rows, turned } from "./rows";
import { drawn, extended, library, type Options, onItsSide, overwritten, plain, repeated } from "./stamped";

export const stamp = exercise({
  id: "09-stamp",
  title: { en: "Stamp it yourself", ru: "Штамп своими руками" },
  draw: () => ({}),
  reference: library,
  tolerance: 1e-5,
  withholds: ["transposed convolution"],
  mistakes: [
    {
      name: "turned kernel",
      hint: {
        en: "Your stamp is turned by 180°. That turn belongs to the sliding form; the stamp leaves the kernel as it is.",
        ru: "Ваш штамп повёрнут на 180°. Поворот нужен в скользящей форме; штамп оставляет ядро как есть.",
      },
      answer: (x: Rows, k: Rows, options: Options) => library(x, turned(k), options),
    },
    {
      name: "overwritten",
      hint: {
        en: "Where stamps overlap, they add up. Yours overwrites what stood there.",
        ru: "Где штампы перекрываются, числа складываются. А ваш стирает то, что там стояло.",
      },
      answer: overwritten,
    },
    {
      name: "padding not cut off",
      hint: {
        en: "The output is too large: padding takes `padding` cells off each side.",
        ru: "Выход слишком велик: паддинг снимает по `padding` клеток с каждой стороны.",
      },
      answer: (x: Rows, k: Rows, options: Options) => library(x, k, { ...options, padding: 0 }),
    },
    {
      name: "zeros for output padding",
      hint: {
        en: "Output padding adds no zeros: it keeps cells of the border which padding would have cut off, with what is stamped there.",
        ru: "Выходной паддинг не приписывает нулей: он оставляет клетки каймы, которые отрезал бы паддинг, вместе с тем, что там отпечаталось.",
      },
      answer: extended,
    },
    {
      name: "stride ignored",
      hint: {
        en: "Neighbouring cells of the input stamp `stride` cells apart.",
        ru: "Соседние клетки входа ставят штампы через `stride` клеток.",
      },
      answer: (x: Rows, k: Rows, options: Options) =>
        library(x, k, { ...options, stride: 1, outputPadding: 0 }),
    },
    {
      name: "rows and columns swapped",
      hint: {
        en: "Your output lies on its side: the first index counts rows, the second columns.",
        ru: "Выход лежит на боку: первый индекс — строка, второй — столбец.",
      },
      answer: (x: Rows, k: Rows, options: Options) => onItsSide(library(x, k, options)),
    },
    {
      name: "cells repeated",
      hint: {
        en: "You made the map larger by repeating its cells and slid the kernel over that: upsampling and a convolution. A transposed convolution has nothing between the cells.",
        ru: "Вы увеличили карту, повторив клетки, и провели по ней ядро: это готовое правило и свёртка. У транспонированной свёртки между клетками ничего нет.",
      },
      answer: repeated,
    },
  ],
  checks: [
    {
      name: { en: "stride 1: a 3×2 kernel on a 2×3 map", ru: "шаг 1: ядро 3×2 на карте 2×3" },
      points: 1,
      audience: "public",
      run: ({ compare, random }) => compare(random.matrix(2, 3, 1, 9), random.matrix(3, 2, 1, 9), plain),
    },
    {
      name: { en: "stride, padding, output padding", ru: "шаг, паддинг, выходной паддинг" },
      points: 1,
      audience: "public",
      run: async ({ compare, random }) => {
        const [x, k] = [random.matrix(3, 2, 1, 9), random.matrix(3, 3, 1, 9)];
        await compare(x, k, { ...plain, stride: 2 });
        await compare(x, k, { ...plain, stride: 2, padding: 1 });
        await compare(x, k, { stride: 2, padding: 1, outputPadding: 1 });
      },
    },
    {
      name: { en: "no multiplication by zero", ru: "без умножений на нуль" },
      points: 1,
      audience: "public",
      run: ({ compareCounted, random }) =>
        compareCounted(
          {
            multiplications: 4 * 4 * 3 * 3,
            hint: {
              en: "Loop over the cells of the input: each needs k² multiplications. Zeros between them need not be there at all.",
              ru: "Идите по клеткам входа: каждой нужно k² умножений. Нули между ними вовсе не нужны.",
            },
          },
          random.matrix(4, 4, 1, 9),
          random.matrix(3, 3, 1, 9),
          { ...plain, stride: 3 },
        ),
    },
    {
      name: { en: "other sizes, and strides beyond the kernel", ru: "другие размеры и шаги больше ядра" },
      points: 1,
      audience: "grader",
      run: async ({ compare, random }) => {
        for (let round = 0; round < 12; round++) {
          const { x, k, options } = drawn(random);
          await compare(x, k, options);
        }
        await compare(random.matrix(3, 2, 1, 9), random.matrix(2, 2, 1, 9), { ...plain, stride: 4 });
      },
    },
    {
      name: { en: "⟨Cx, y⟩ = ⟨x, Cᵀy⟩", ru: "⟨Cx, y⟩ = ⟨x, Cᵀy⟩" },
      points: 1,
      audience: "grader",
      run: async ({ answer, random }) => {
        for (let round = 0; round < 6; round++) {
          const { x: y, k, options } = drawn(random);
          const got = (await answer(y, k, options)) as Rows;
          const shape = library(y, k, options);
          const size = `${shape.length} × ${shape[0]!.length}`;
          if (!Array.isArray(got) || `${got.length} × ${got[0]?.length}` !== size) {
            throw new Miss({
              message: {
                en: `The output should have ${size} cells.`,
                ru: `Клеток в выходе должно быть ${size}.`,
              },
              input: [y, k, { ...options }],
              got,
            });
          }
          const x = random.matrix(shape.length, shape[0]!.length, -9, 9);
          const [there, back] = [dot(convolved(x, k, options), y.flat()), dot(x.flat(), got.flat())];
          if (!(Math.abs(there - back) <= 1e-3)) {
            throw new Miss({
              message: {
                en: `⟨Cx, y⟩ is ${there}, but ⟨x, Cᵀy⟩ with your Cᵀy is ${back}.`,
                ru: `⟨Cx, y⟩ = ${there}, а ⟨x, Cᵀy⟩ с вашим Cᵀy = ${back}.`,
              },
              input: [y, k, { ...options }],
              got,
            });
          }
        }
      },
    },
  ],
  hints: [
    {
      en: "Make the output of zeros first; its size is (i − 1)s + k − 2p + a along each axis. Then let every input cell stamp.",
      ru: "Сначала сделайте выход из нулей: по каждой оси (i − 1)s + k − 2p + a. Потом пусть каждая клетка входа ставит штамп.",
    },
    {
      en: "Four loops: two over the input's cells, two over the weights. Add, do not assign.",
      ru: "Четыре цикла: два по клеткам входа, два по весам. Прибавляйте, а не присваивайте.",
    },
    {
      en: "Weight (kh, kw) of cell (xh, xw) goes to the row xh · stride + kh − padding, the column likewise; outside the output, skip it.",
      ru: "Вес (kh, kw) клетки (xh, xw) идёт в строку xh · stride + kh − padding, столбец — так же; мимо выхода — пропустите.",
    },
  ],
});

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}
