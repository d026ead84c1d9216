// Output, weights and multiply-adds of a layer along three axes.
import { axis, macs, numeric, params } from "svertka";

type Film = Record<
  "frames" | "height" | "width" | "kernelDepth" | "kernel" | "stride" | "from" | "to",
  number
>;
interface Cost {
  output: number[];
  weights: number;
  macs: number;
}

const outputOf = ({ frames, height, width, kernelDepth, kernel, stride }: Film, inTime = 1) => [
  axis(frames, kernelDepth, { stride: inTime }).output,
  ...[height, width].map((size) => axis(size, kernel, { stride }).output),
];
const costOf = (film: Film, kernel: number[], from = film.from, output = outputOf(film)): Cost => {
  const layer = { kernel, channels: [from, film.to] as const, output };
  return { output, weights: params.conv(layer), macs: macs.conv(layer) };
};
const block = ({ kernelDepth, kernel }: Film) => [kernelDepth, kernel, kernel];

export const volumeCost = numeric({
  id: "08-volume-cost",
  title: { en: "What the third axis costs", ru: "Сколько стоит третья ось" },
  points: 2,
  draw: (random) => ({
    frames: random.integer(8, 24),
    height: random.integer(24, 40),
    width: random.integer(41, 64),
    kernelDepth: random.pick([2, 3, 4]),
    kernel: random.pick([5, 7]),
    stride: random.integer(2, 3),
    from: random.integer(3, 16),
    to: random.integer(17, 40),
  }),
  reference: (film: Film) => costOf(film, block(film)),
  mistakes: [
    {
      name: "2-D kernel",
      hint: {
        en: "These are the weights of one slice of the kernel. How many slices has it?",
        ru: "Это веса одного среза ядра. А сколько в нём срезов?",
      },
      answer: (film: Film) => costOf(film, [film.kernel, film.kernel]),
    },
    {
      name: "one input channel",
      hint: {
        en: "A 3-D layer has channels besides depth: each filter sums over all of them, with a block of weights for each.",
        ru: "Кроме глубины у трёхмерного слоя есть каналы: фильтр суммирует по ним всем, и для каждого у него свой кубик весов.",
      },
      answer: (film: Film) => costOf(film, block(film), 1),
    },
    {
      name: "input sizes",
      hint: {
        en: "The work is done once for each cell of the output. You counted the cells of the input.",
        ru: "Работа делается один раз на каждую клетку выхода. Вы посчитали клетки входа.",
      },
      answer: (film: Film) => {
        const wrong = costOf(film, block(film), film.from, [film.frames, film.height, film.width]);
        return { ...wrong, output: outputOf(film) };
      },
    },
    {
      name: "stride in time",
      hint: {
        en: "The stride belongs to height and width; along the frames the kernel moves one at a time.",
        ru: "Шаг относится к высоте и ширине; вдоль кадров ядро сдвигается по одному.",
      },
      answer: (film: Film) => costOf(film, block(film), film.from, outputOf(film, film.stride)),
    },
    {
      name: "frames as channels",
      hint: {
        en: "You gave each frame weights of its own, as if frames were channels. The kernel is moved along the frames, and its weights go with it.",
        ru: "У вас свои веса у каждого кадра, словно кадры — это каналы. Но ядро сдвигается вдоль кадров вместе со своими весами.",
      },
      answer: (film: Film) => costOf(film, [film.frames, film.kernel, film.kernel]),
    },
  ],
  hints: [
    {
      en: "Take the axes one by one: the output along the frames, along the height, along the width.",
      ru: "Берите оси по одной: выход вдоль кадров, вдоль высоты, вдоль ширины.",
    },
    {
      en: "weights = kernelDepth · kernel² · from · to; multiply-adds = weights · cells of the output.",
      ru: "Весов kernelDepth · kernel² · from · to; умножений со сложением — веса · число клеток выхода.",
    },
  ],
});
