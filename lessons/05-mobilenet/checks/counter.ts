// A counter of multiply-adds and weights over a list of layers.
import { exercise, networkCost, type Random } from "svertka";
import { mobilenet, networkOf, type Written } from "./layers";

const count = (layers: readonly Written[], size: number) => {
  const { macs, params } = networkCost(networkOf(layers, size), { bias: false });
  return { macs, params };
};

/** `layers` as a counter with some misunderstanding would read them. */
const reread = (layers: readonly Written[], change: (layer: Written) => Written) => layers.map(change);

function drawn(random: Random): Written[] {
  const body = Array.from({ length: random.integer(2, 5) }, (): Written[] => [
    { kind: "depthwise", kernel: random.pick([3, 5]), stride: random.integer(1, 2) },
    { kind: "pointwise", stride: random.integer(1, 2), channels: random.integer(8, 40) },
  ]).flat();
  return [
    { kind: "conv", kernel: random.pick([3, 5, 7]), stride: 2, channels: random.integer(4, 16) },
    ...body,
    { kind: "conv", kernel: 3, stride: 1, channels: random.integer(8, 40) },
    { kind: "pool" },
    { kind: "fc", channels: random.integer(5, 100) },
  ];
}

export const counter = exercise({
  id: "05-counter",
  title: { en: "A counter", ru: "Счётчик" },
  draw: () => ({}),
  reference: count,
  tolerance: 0,
  mistakes: [
    {
      name: "depthwise counted as ordinary",
      hint: {
        en: "A depthwise filter looks at one channel: it has k² weights, not k² for each channel of the input.",
        ru: "Фильтр поканальной свёртки (depthwise) смотрит на один канал: в нём k² весов, а не k² на каждый канал входа.",
      },
      answer: (layers: Written[], size: number) => {
        let channels = 3;
        return count(
          layers.map((layer) => {
            if (typeof layer.channels === "number") channels = layer.channels;
            return layer.kind === "depthwise" ? { ...layer, kind: "conv", channels } : layer;
          }),
          size,
        );
      },
    },
    {
      name: "strides ignored",
      hint: {
        en: "The multiply-adds are too many: a stride makes the map of this layer and of all that follow smaller.",
        ru: "Умножений слишком много: шаг уменьшает карту этого слоя и всех следующих.",
      },
      answer: (layers: Written[], size: number) =>
        count(
          reread(layers, (layer) => ("stride" in layer ? { ...layer, stride: 1 } : layer)),
          size,
        ),
    },
    {
      name: "classifier left out",
      hint: {
        en: "The fully connected layer has weights and multiply-adds, too.",
        ru: "У полносвязного слоя тоже есть веса и умножения.",
      },
      answer: (layers: Written[], size: number) =>
        count(
          layers.filter(({ kind }) => kind !== "fc"),
          size,
        ),
    },
    {
      name: "pooling ignored",
      hint: {
        en: "After the pooling there is one cell: the classifier meets each channel once.",
        ru: "После усреднения остаётся одна клетка: классификатор встречает каждый канал один раз.",
      },
      answer: (layers: Written[], size: number) =>
        count(
          layers.filter(({ kind }) => kind !== "pool"),
          size,
        ),
    },
    {
      name: "flops",
      hint: {
        en: "You counted multiplications and additions apart. A multiply-add is one.",
        ru: "Вы посчитали умножения и сложения отдельно. Умножение со сложением — одна операция.",
      },
      answer: (layers: Written[], size: number) => {
        const { macs, params } = count(layers, size);
        return { macs: 2 * macs, params };
      },
    },
  ],
  checks: [
    {
      name: { en: "a block and a classifier", ru: "блок и классификатор" },
      points: 1,
      audience: "public",
      run: ({ compare }) =>
        compare(
          [
            { kind: "conv", kernel: 3, stride: 2, channels: 8 },
            { kind: "depthwise", kernel: 3, stride: 1 },
            { kind: "pointwise", stride: 1, channels: 16 },
            { kind: "pool" },
            { kind: "fc", channels: 10 },
          ],
          32,
        ),
    },
    {
      name: { en: "MobileNet at 224", ru: "MobileNet при 224" },
      points: 1,
      audience: "public",
      run: ({ compare }) => compare(mobilenet(1), 224),
    },
    {
      name: { en: "thinner and smaller MobileNets", ru: "MobileNet потоньше и поменьше" },
      points: 1,
      audience: "grader",
      run: async ({ compare }) => {
        for (const alpha of [0.75, 0.5, 0.25]) await compare(mobilenet(alpha), 256 * alpha);
      },
    },
    {
      name: { en: "other networks, odd sizes", ru: "другие сети, нечётные размеры" },
      points: 1,
      audience: "grader",
      run: async ({ compare, random }) => {
        for (let round = 0; round < 10; round++) await compare(drawn(random), random.integer(33, 120));
      },
    },
  ],
  hints: [
    {
      en: "Walk through the list and carry two numbers along: how many channels there are now, and how many cells along a side.",
      ru: "Идите по списку и несите с собой два числа: сколько сейчас каналов и сколько клеток по стороне.",
    },
    {
      en: "Multiply-adds of a layer are its weights times the cells of its output. Count the weights first, by kind.",
      ru: "Умножения слоя — это его веса, умноженные на число клеток выхода. Сначала посчитайте веса, по видам слоёв.",
    },
    {
      en: "Weights: conv k²·in·out, depthwise k²·in, pointwise and fc in·out.",
      ru: "Веса: conv — k²·вход·выход, depthwise — k²·вход, pointwise и fc — вход·выход.",
    },
  ],
});
