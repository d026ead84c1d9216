// The second question, computed: what a 2-D and a 3-D layer make of the same frames.
import { geometry, numeric } from "svertka";

type Film = Record<"frames" | "size" | "kernel" | "depth" | "filters", number>;
const flatOf = ({ frames, size, kernel, filters }: Film) => [
  ...geometry([frames, size, size], [filters, frames, kernel, kernel]).output,
];
const volumeOf = ({ frames, size, kernel, depth, filters }: Film) => [
  ...geometry([1, frames, size, size], [filters, 1, depth, kernel, kernel]).output,
];
const both = (film: Film) => ({ flat: flatOf(film), volume: volumeOf(film) });

export const bothOutputs = numeric({
  id: "11-both-outputs",
  title: { en: "Two outputs", ru: "Два выхода" },
  points: 2,
  draw: (random) => ({
    frames: random.integer(8, 40),
    size: random.integer(24, 120),
    kernel: random.pick([3, 5, 7]),
    depth: random.integer(2, 6),
    filters: random.integer(2, 48),
  }),
  reference: both,
  mistakes: [
    {
      name: "flat keeps the frames",
      hint: {
        en: "The 2-D kernel covers all frames at once, as channels. Is there still an axis of time after it?",
        ru: "Двумерное ядро накрывает все кадры сразу, как каналы. Остаётся ли после него ось времени?",
      },
      answer: (film: Film) => {
        const [filters, ...sides] = flatOf(film);
        return { flat: [filters!, film.frames, ...sides], volume: volumeOf(film) };
      },
    },
    {
      name: "volume is flat",
      hint: {
        en: "The 3-D kernel covers only `depth` frames: it can move along time, and leaves a map at every stop.",
        ru: "Трёхмерное ядро накрывает только `depth` кадров: ему есть куда двигаться во времени, и на каждой остановке остаётся карта.",
      },
      answer: (film: Film) => ({ flat: flatOf(film), volume: flatOf(film) }),
    },
    {
      name: "time as it was",
      hint: {
        en: "Without padding the axis of time gets shorter, as the others do.",
        ru: "Без паддинга ось времени укорачивается, как и остальные.",
      },
      answer: (film: Film) => {
        const [filters, , ...sides] = volumeOf(film);
        return { flat: flatOf(film), volume: [filters!, film.frames, ...sides] };
      },
    },
    {
      name: "swapped",
      hint: {
        en: "The two have changed places: which layer leaves a volume?",
        ru: "Они поменялись местами: какой слой оставляет объём?",
      },
      answer: (film: Film) => ({ flat: volumeOf(film), volume: flatOf(film) }),
    },
    {
      name: "sizes as they were",
      hint: {
        en: "Without padding a kernel of `kernel` cells has `size` − `kernel` + 1 places along each side.",
        ru: "Без паддинга у ядра из `kernel` клеток по каждой стороне `size` − `kernel` + 1 положений.",
      },
      answer: ({ frames, size, depth, filters }: Film) => ({
        flat: [filters, size, size],
        volume: [filters, frames - depth + 1, size, size],
      }),
    },
  ],
  hints: [
    {
      en: "First the channels: as many as there are filters. Then for each axis along which the kernel moves: how many places has it?",
      ru: "Сначала каналы: их столько, сколько фильтров. Потом для каждой оси, вдоль которой движется ядро: сколько у него положений?",
    },
    {
      en: "flat = [filters, s, s], volume = [filters, frames − depth + 1, s, s] with s = size − kernel + 1.",
      ru: "flat = [filters, s, s], volume = [filters, frames − depth + 1, s, s], где s = size − kernel + 1.",
    },
  ],
});
