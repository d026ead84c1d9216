// Sizes through three transposed layers.
import { numeric, transposedGeometry } from "svertka";

interface Chain {
  readonly size: number;
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
}

/** The sizes when a layer makes `after(…)` of a map. */
const along = (
  { size, kernel, stride, padding }: Chain,
  after: (cells: number, kernel: number, stride: number, padding: number) => number,
) => {
  let cells = size;
  return kernel.map((k, layer) => {
    cells = after(cells, k, stride[layer]!, padding[layer]!);
    return cells;
  });
};
const transposed = (cells: number, kernel: number, stride: number, padding: number) =>
  transposedGeometry([1, cells], [1, 1, kernel], { stride, padding }).axes[0]!.input;

export const chain = numeric({
  id: "10-chain",
  title: { en: "Sizes along a chain", ru: "Размеры вдоль цепочки" },
  points: 2,
  draw: (random) => {
    const layers = [0, 1, 2].map(() => {
      const stride = random.integer(2, 3);
      return { stride, kernel: stride + random.integer(1, 4), padding: random.integer(1, 2) };
    });
    return {
      size: random.integer(3, 9),
      kernel: layers.map(({ kernel }) => kernel),
      stride: layers.map(({ stride }) => stride),
      padding: layers.map(({ padding }) => padding),
    };
  },
  reference: (given: Chain) => along(given, transposed),
  mistakes: [
    {
      name: "s times as many",
      hint: {
        en: "Exactly s times as many cells come out only when k − s = 2p. Look whether your layers are like that.",
        ru: "Ровно в s раз карта растёт, только если k − s = 2p. Посмотрите, таковы ли ваши слои.",
      },
      answer: (given: Chain) => along(given, (cells, _, stride) => cells * stride),
    },
    {
      name: "padding enlarges",
      hint: {
        en: "Padding takes cells off here: the layer is a convolution run backwards, border included.",
        ru: "Паддинг здесь отрезает клетки: слой — это свёртка, пущенная задом наперёд, вместе с каймой.",
      },
      answer: (given: Chain) => along(given, (cells, k, s, p) => transposed(cells, k, s, 0) + 2 * p),
    },
    {
      name: "padding once",
      hint: {
        en: "The border comes off both ends of the axis.",
        ru: "Кайма снимается с обоих концов оси.",
      },
      answer: (given: Chain) => along(given, (cells, k, s, p) => transposed(cells, k, s, 0) - p),
    },
    {
      name: "i stamps, i steps",
      hint: {
        en: "Between the first and the last of i stamps there are i − 1 steps of s.",
        ru: "Между первым и последним из i штампов не i, а i − 1 шагов s.",
      },
      answer: (given: Chain) => along(given, (cells, k, s, p) => cells * s + k - 2 * p),
    },
    {
      name: "each from the first map",
      hint: {
        en: "Each layer takes the map that the one before it made, not the first one.",
        ru: "Каждый слой берёт карту, которую сделал предыдущий, а не самую первую.",
      },
      answer: (given: Chain) => along(given, (_, k, s, p) => transposed(given.size, k, s, p)),
    },
  ],
  hints: [
    {
      en: "One layer at a time: o = (i − 1)s + k − 2p, and o is the next layer's i.",
      ru: "По одному слою: o = (i − 1)s + k − 2p, и это o — вход следующего.",
    },
    {
      en: "In the first layer: (size − 1) · stride[0] + kernel[0] − 2 · padding[0]. A variable for the current size and a loop do the rest.",
      ru: "В первом слое: (size − 1) · stride[0] + kernel[0] − 2 · padding[0]. Дальше — переменная для текущего размера и цикл.",
    },
  ],
});
