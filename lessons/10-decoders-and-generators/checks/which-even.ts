// Which of four layers have an even overlap.
import { convTranspose1d, elements, numeric, zeros } from "svertka";

type Layer = readonly [kernel: number, stride: number];
type Layers = Readonly<Record<"a" | "b" | "c" | "d", Layer>>;

/** Whether cells that have all their stamps have equally many: counted, not by the rule. */
const isEven = ([kernel, stride]: Layer) => {
  const ones = (shape: number[]) => {
    const x = zeros(shape);
    x.data.fill(1);
    return x;
  };
  const counts = elements(convTranspose1d(ones([1, 3 * kernel]), ones([1, 1, kernel]), { stride }));
  const inside = counts.slice(kernel * stride, (kernel + 1) * stride);
  return new Set(inside).size === 1;
};
const lettersOf = (layers: Layers, fits: (layer: Layer) => boolean) =>
  (["a", "b", "c", "d"] as const).filter((letter) => fits(layers[letter])).join("");

export const whichEven = numeric({
  id: "10-which-even",
  title: { en: "Which are even?", ru: "Какие ровные?" },
  points: 2,
  draw: (random) => {
    const kinds: Layer[] = [
      // A multiple of the stride, odd.
      random.pick([
        [3, 3],
        [9, 3],
        [5, 5],
      ] as const),
      // A multiple of the stride, even.
      random.pick([
        [4, 2],
        [6, 2],
        [8, 4],
        [6, 3],
        [8, 2],
      ] as const),
      // Even, but no multiple.
      random.pick([
        [4, 3],
        [8, 3],
        [6, 4],
        [8, 5],
      ] as const),
      // Odd, and no multiple.
      random.pick([
        [3, 2],
        [5, 2],
        [7, 2],
        [5, 3],
        [7, 3],
      ] as const),
    ];
    const first = random.integer(0, 3);
    const [a, b, c, d] = (random.next() < 0.5 ? kinds : kinds.toReversed()).map((_, index, all) => [
      ...all[(index + first) % 4]!,
    ]);
    return { a: a!, b: b!, c: c!, d: d! };
  },
  reference: (layers: Layers) => lettersOf(layers, isEven),
  mistakes: [
    {
      name: "even kernels",
      hint: {
        en: "An even kernel is not the point: try 6 taps with stride 4, or 3 with stride 3.",
        ru: "Чётное ядро тут ни при чём: попробуйте 6 элементов с шагом 4 или 3 с шагом 3.",
      },
      answer: (layers: Layers) => lettersOf(layers, ([kernel]) => kernel % 2 === 0),
    },
    {
      name: "exactly s-fold",
      hint: {
        en: "k − s even is the condition for growing exactly s-fold. An even overlap is another question.",
        ru: "k − s чётно — условие роста ровно в s раз. Ровное перекрытие — другой вопрос.",
      },
      answer: (layers: Layers) => lettersOf(layers, ([kernel, stride]) => (kernel - stride) % 2 === 0),
    },
    {
      name: "uneven ones",
      hint: {
        en: "These are the uneven ones; asked are the others.",
        ru: "Это неровные, а спрашивается про остальные.",
      },
      answer: (layers: Layers) => lettersOf(layers, (layer) => !isEven(layer)),
    },
    {
      name: "all that overlap",
      hint: {
        en: "That no cell stays empty is not yet even: count how many taps fall on neighbouring cells.",
        ru: "Если пустых клеток нет, это ещё не ровно: сосчитайте, сколько элементов приходится на соседние клетки.",
      },
      answer: (layers: Layers) => lettersOf(layers, ([kernel, stride]) => kernel >= stride),
    },
  ],
  hints: [
    {
      en: "Draw some stamps of a layer in rows, s cells apart, and count down the columns.",
      ru: "Нарисуйте несколько штампов слоя друг под другом, через s клеток, и сосчитайте по столбцам.",
    },
    {
      en: "A cell with remainder r is hit by the weights r, r + s, r + 2s, … When are there equally many for all r? Look at k mod s.",
      ru: "В клетку с остатком r попадают веса r, r + s, r + 2s, … Когда их поровну для всех r? Посмотрите на k mod s.",
    },
  ],
});
