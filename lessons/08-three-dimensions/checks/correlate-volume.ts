// A convolution along three axes, written by hand.
import { array, conv3d, exercise, flip, Miss, type Nested, nested, type Random } from "svertka";

interface Options {
  stride: number;
  padding: number;
}
type Volume = number[][][][];
const library = (x: Nested, k: Nested, { stride, padding }: Options) =>
  nested(conv3d(array(x), array(k), { stride, padding }));
const plain: Options = { stride: 1, padding: 0 };

/** Whole numbers from `low` to `high` in the given shape. */
const numbers = (random: Random, shape: readonly number[], low: number, high: number) =>
  nested(
    array(
      random.matrix(
        1,
        shape.reduce((a, b) => a * b),
        low,
        high,
      )[0]!,
      shape,
    ),
  ) as never;

const turned = (k: Nested) => {
  const [out, into, ...kernel] = array(k).shape as [number, number, ...number[]];
  const blocks = Array.from({ length: out }, (_, o) =>
    Array.from({ length: into }, (_, c) => nested(flip(array(k).pick(o, c, null, null, null)))),
  );
  return nested(array(blocks, [out, into, ...kernel]));
};

export const correlateVolume = exercise({
  id: "08-correlate-volume",
  title: { en: "Slide it through a volume", ru: "Свёртка сквозь объём" },
  withholds: ["convolution"],
  draw: () => ({}),
  reference: library,
  tolerance: 1e-5,
  mistakes: [
    {
      name: "channels not summed",
      hint: {
        en: "Only the first input channel arrives. A filter has a block of weights for each channel, and all of them are summed.",
        ru: "Учтён только первый входной канал. У фильтра для каждого канала свой кубик весов, и суммировать нужно по всем.",
      },
      answer: (x: Volume, k: Volume[], options: Options) =>
        library(
          x.slice(0, 1),
          k.map((block) => block.slice(0, 1)),
          options,
        ),
    },
    {
      name: "flipped kernel",
      hint: {
        en: "Your kernel is turned round in depth, height and width. Networks do not turn it.",
        ru: "Ядро перевёрнуто по глубине, высоте и ширине. В нейросетях его не поворачивают.",
      },
      answer: (x: Volume, k: Volume[], options: Options) => library(x, turned(k), options),
    },
    {
      name: "front slice of the kernel only",
      hint: {
        en: "Only the first slice of the kernel takes part: there is a third loop over its taps, in depth.",
        ru: "Участвует только первый срез ядра: по его элементам нужен и третий цикл, в глубину.",
      },
      answer: (x: Volume, k: Volume[], options: Options) => {
        const front = k.map((block) =>
          block.map((slices) =>
            slices.map((slice, depth) => (depth === 0 ? slice : slice.map((row) => row.map(() => 0)))),
          ),
        );
        return library(x, front, options);
      },
    },
    {
      name: "no padding in depth",
      hint: {
        en: "Zeros surround the volume on all six faces: in front of the first slice and behind the last one, too.",
        ru: "Нули окружают объём со всех шести граней: перед первым срезом и за последним тоже.",
      },
      answer: (x: Volume, k: Volume[], { stride, padding }: Options) =>
        nested(conv3d(array(x), array(k), { stride, padding: [0, padding, padding] })),
    },
    {
      name: "no stride in depth",
      hint: {
        en: "The kernel steps `stride` slices at a time, as it does with rows and columns.",
        ru: "Вдоль срезов ядро тоже шагает через `stride`, как по строкам и столбцам.",
      },
      answer: (x: Volume, k: Volume[], { stride, padding }: Options) =>
        nested(conv3d(array(x), array(k), { stride: [1, stride, stride], padding })),
    },
  ],
  checks: [
    {
      name: { en: "one channel, a cube of 2×2×2", ru: "один канал, куб 2×2×2" },
      points: 1,
      audience: "public",
      run: ({ compare, random }) =>
        compare(numbers(random, [1, 3, 3, 4], 1, 9), numbers(random, [1, 1, 2, 2, 2], 1, 4), { ...plain }),
    },
    {
      name: { en: "channels, padding, stride", ru: "каналы, паддинг, шаг" },
      points: 1,
      audience: "public",
      run: async ({ compare, random }) => {
        const [x, k] = [numbers(random, [2, 4, 5, 5], 1, 9), numbers(random, [2, 2, 2, 3, 3], -3, 3)];
        await compare(x, k, { stride: 1, padding: 0 });
        await compare(x, k, { stride: 1, padding: 1 });
        await compare(x, k, { stride: 2, padding: 0 });
      },
    },
    {
      name: { en: "a film that stands still", ru: "неподвижное видео" },
      points: 1,
      audience: "public",
      run: async ({ answer, random }) => {
        const frame = random.matrix(4, 5, 1, 9);
        const got = await answer([[frame, frame, frame]], [[[[[-1]], [[1]]]]], { ...plain });
        if (
          JSON.stringify(got) === JSON.stringify(library([[frame, frame, frame]], [[[[[-1]], [[1]]]]], plain))
        )
          return;
        throw new Miss({
          message: {
            en: "The next frame minus this one, in a film where nothing moves: two frames of zeros were expected.",
            ru: "Следующий кадр минус текущий, а в видео ничего не движется: ожидались два кадра из нулей.",
          },
          got,
        });
      },
    },
    {
      name: { en: "K_D = 1 is a convolution of each slice", ru: "K_D = 1 — свёртка каждого среза" },
      points: 1,
      audience: "grader",
      run: async ({ answer, compare, random }) => {
        const x: number[][][] = numbers(random, [4, 4, 5], -9, 9);
        const k: Volume[] = numbers(random, [1, 1, 1, 2, 3], -3, 3);
        await compare([x], k, { ...plain });
        const whole = (await answer([x], k, { ...plain })) as unknown as Volume;
        for (const [depth, slice] of x.entries()) {
          const [[alone]] = (await answer([[slice]], k, { ...plain })) as unknown as [number[][][]];
          if (JSON.stringify(alone) === JSON.stringify(whole[0]![depth])) continue;
          throw new Miss({
            message: {
              en: `Slice ${depth} by itself gives another map than within the volume.`,
              ru: `Срез ${depth} сам по себе даёт не ту карту, что внутри объёма.`,
            },
            got: alone as never,
            expected: whole[0]![depth] as never,
          });
        }
      },
    },
    {
      name: { en: "other sizes and numbers", ru: "другие размеры и числа" },
      points: 2,
      audience: "grader",
      run: async ({ compare, random }) => {
        for (let round = 0; round < 10; round++) {
          const [from, to] = [random.integer(1, 3), random.integer(1, 3)];
          const kernel = [0, 0, 0].map(() => random.integer(1, 3));
          const size = kernel.map((taps) => taps + random.integer(0, 3));
          await compare(
            numbers(random, [from, ...size], -9, 9),
            numbers(random, [to, from, ...kernel], -3, 3),
            {
              stride: random.integer(1, 3),
              padding: random.integer(0, 2),
            },
          );
        }
      },
    },
  ],
  hints: [
    {
      en: "Start from the two loops over output cells and two over taps of lesson 01, and give each pair a third one, in depth.",
      ru: "Возьмите из урока 01 два цикла по клеткам выхода и два по элементам ядра и добавьте к каждой паре третий — в глубину.",
    },
    {
      en: "Around them a loop over the filters, within them one over the channels, all into the same sum.",
      ru: "Снаружи — цикл по фильтрам, внутри — по каналам, и всё в одну и ту же сумму.",
    },
    {
      en: "Tap (kd, kh, kw) at output (yd, yh, yw) reads slice yd · stride + kd − padding, and row and column likewise; `?? 0` outside.",
      ru: "Элемент (kd, kh, kw) для выхода (yd, yh, yw) читает срез yd · stride + kd − padding, строку и столбец — так же; за краем `?? 0`.",
    },
  ],
});
