// Multiply-adds of a separable layer, and their ratio to the ordinary one's.
import { numeric } from "svertka";
import { countsOf, type Square } from "./layer";

/** What an answer looks like that takes `separable` for the separable layer's multiply-adds. */
const withRatio = (separable: number, ordinary: number) => ({ separable, ratio: separable / ordinary });

export const separableCost = numeric({
  id: "04-separable-cost",
  title: { en: "The sum of two stages", ru: "Сумма двух этапов" },
  points: 2,
  tolerance: 1e-9,
  draw: (random) => ({
    input: random.integer(10, 40),
    kernel: random.pick([3, 5, 7]),
    from: random.integer(3, 12),
    to: random.integer(16, 256),
  }),
  reference: (square: Square) => {
    const { separable, ordinary } = countsOf(square);
    return withRatio(separable, ordinary);
  },
  mistakes: [
    {
      name: "input size",
      hint: {
        en: "The ratio is right. W and H are the sizes of the output: without padding the kernel takes some cells away.",
        ru: "Отношение верное. W и H — размеры выхода: без паддинга ядро отнимает несколько клеток.",
      },
      answer: (square: Square) => {
        const { separable, ordinary } = countsOf(square, square.input);
        return withRatio(separable, ordinary);
      },
    },
    {
      name: "depthwise only",
      hint: {
        en: "That is the first stage alone. Who mixes the channels?",
        ru: "Это только первый этап. А кто смешивает каналы?",
      },
      answer: (square: Square) => {
        const { depthwise, ordinary } = countsOf(square);
        return withRatio(depthwise, ordinary);
      },
    },
    {
      name: "depthwise for every output channel",
      hint: {
        en: "The first stage has one kernel for each input channel and knows nothing of C_O.",
        ru: "На первом этапе одно ядро на входной канал, о C_O он ничего не знает.",
      },
      answer: (square: Square) => {
        const { pointwise, ordinary } = countsOf(square);
        return withRatio(ordinary + pointwise, ordinary);
      },
    },
    {
      name: "split along the axes",
      hint: {
        en: "K × 1 and then 1 × K is the spatially separable kernel, another trick. Here the kernel of a channel stays whole.",
        ru: "K × 1, затем 1 × K — это пространственно разделимое ядро, другой приём. Здесь ядро канала остаётся целым.",
      },
      answer: (square: Square) => {
        const { depthwise, pointwise, ordinary } = countsOf(square);
        return withRatio((2 * depthwise) / square.kernel + pointwise, ordinary);
      },
    },
    {
      name: "ratio turned over",
      hint: {
        en: "The sum is right, the ratio is the other one: separable divided by ordinary is less than 1 here.",
        ru: "Сумма верная, а отношение обратное: разделимая, делённая на обычную, здесь меньше единицы.",
      },
      answer: (square: Square) => {
        const { separable, ordinary } = countsOf(square);
        return { separable, ratio: ordinary / separable };
      },
    },
    {
      name: "flops",
      hint: {
        en: "You counted multiplications and additions apart. A multiply-add is one.",
        ru: "Вы посчитали умножения и сложения отдельно. Умножение со сложением — одна операция.",
      },
      answer: (square: Square) => {
        const { separable, ordinary } = countsOf(square);
        return { separable: 2 * separable, ratio: separable / ordinary };
      },
    },
  ],
  hints: [
    {
      en: "How many cells has the output? Work is done once for each of them.",
      ru: "Сколько клеток в выходе? Работа делается один раз на каждую из них.",
    },
    {
      en: "In one output cell the first stage takes K² multiply-adds for each input channel, the second one C_I for each output channel.",
      ru: "На одну клетку выхода первый этап тратит K² умножений на каждый входной канал, второй — C_I на каждый выходной.",
    },
    {
      en: "separable = (K² · C_I + C_I · C_O) · W · H; ratio = 1/C_O + 1/K².",
      ru: "separable = (K² · C_I + C_I · C_O) · W · H; ratio = 1/C_O + 1/K².",
    },
  ],
});
