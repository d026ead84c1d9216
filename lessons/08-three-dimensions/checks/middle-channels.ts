// The middle of an R(2+1)D layer: channels with which two layers learn as much as one.
import { numeric, params } from "svertka";

type Split = Record<"time" | "kernel" | "from" | "to", number>;
const exact = ({ time, kernel, from, to }: Split) =>
  (time * kernel ** 2 * from * to) / (kernel ** 2 * from + time * to);
const withMiddle = ({ time, kernel, from, to }: Split, middle: number) => ({
  middle,
  weights:
    params.conv({ kernel: [1, kernel, kernel], channels: [from, middle] }) +
    params.conv({ kernel: [time, 1, 1], channels: [middle, to] }),
});

export const middleChannels = numeric({
  id: "08-middle-channels",
  title: { en: "Space, then time", ru: "Сначала пространство, потом время" },
  points: 3,
  draw: (random) => ({
    time: random.pick([3, 5]),
    kernel: random.pick([3, 5, 7]),
    from: random.integer(16, 64),
    to: random.integer(65, 160),
  }),
  reference: (split: Split) => withMiddle(split, Math.floor(exact(split))),
  mistakes: [
    {
      name: "rounded up",
      hint: {
        en: "With one channel more the two layers have more weights than the one: no more than, was the budget.",
        ru: "С лишним каналом весов у двух слоёв больше, чем у одного, а бюджет — не больше.",
      },
      answer: (split: Split) => withMiddle(split, Math.ceil(exact(split))),
    },
    {
      name: "as many as leave",
      hint: {
        en: "With M = to the two layers have far fewer weights than the one. The budget lets you have more.",
        ru: "При M = to весов у двух слоёв гораздо меньше, чем у одного. Бюджет позволяет больше.",
      },
      answer: (split: Split) => withMiddle(split, split.to),
    },
    {
      name: "time forgotten in the second layer",
      hint: {
        en: "The second layer is not 1×1×1: how many taps has its kernel?",
        ru: "Второй слой — не 1×1×1: сколько элементов в его ядре?",
      },
      answer: ({ time, kernel, from, to }: Split) =>
        withMiddle(
          { time, kernel, from, to },
          Math.floor((time * kernel ** 2 * from * to) / (kernel ** 2 * from + to)),
        ),
    },
    {
      name: "time first",
      hint: {
        en: "This is M for time first, then space. Here the layer in space comes first and takes the `from` channels.",
        ru: "Это M для порядка «сначала время». Здесь первым идёт слой в пространстве, и `from` каналов получает он.",
      },
      answer: (split: Split) => {
        const { time, kernel, from, to } = split;
        const middle = Math.floor((time * kernel ** 2 * from * to) / (time * from + kernel ** 2 * to));
        return withMiddle(split, middle);
      },
    },
    {
      name: "weights of the one layer",
      hint: {
        en: "M is right. The floor leaves a few weights of the budget over: count those of the two layers themselves.",
        ru: "M верно. Но из-за округления часть бюджета остаётся: посчитайте веса самих двух слоёв.",
      },
      answer: (split: Split) => {
        const { time, kernel, from, to } = split;
        return { middle: Math.floor(exact(split)), weights: time * kernel ** 2 * from * to };
      },
    },
  ],
  hints: [
    {
      en: "Write the weights of the three layers as formulas: time×k×k from `from` to `to`; 1×k×k from `from` to M; time×1×1 from M to `to`.",
      ru: "Выпишите формулы весов трёх слоёв: time×k×k из `from` в `to`; 1×k×k из `from` в M; time×1×1 из M в `to`.",
    },
    {
      en: "M enters the sum of the last two as a factor. Divide the weights of the first layer by what stands beside M.",
      ru: "В сумму двух последних M входит множителем. Разделите веса первого слоя на то, что стоит при M.",
    },
    {
      en: "M = ⌊time·k²·from·to / (k²·from + time·to)⌋; the weights are M·(k²·from + time·to).",
      ru: "M = ⌊time·k²·from·to / (k²·from + time·to)⌋; весов M·(k²·from + time·to).",
    },
  ],
});
