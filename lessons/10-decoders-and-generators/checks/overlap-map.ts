// The overlap map of a transposed layer, written by hand.
import { array, convTranspose2d, exercise, type Nested, nested, type Random } from "svertka";

type Layer = Record<"input" | "kernel" | "stride" | "padding", number>;
type Rows = number[][];

const full = (side: number, shape: number[]) => array(new Array<number>(side * side).fill(1), shape);
const counted = ({ input, kernel, stride, padding }: Layer): Rows => {
  const y = convTranspose2d(full(input, [1, input, input]), full(kernel, [1, 1, kernel, kernel]), {
    stride,
    padding,
  });
  return (nested(y) as Nested[])[0] as Rows;
};
/** The counts along one axis. */
const axisOf = (layer: Layer) => {
  const rows = counted(layer);
  return rows.map((row) => Math.sqrt(row[rows.indexOf(row)]!));
};
const crossing = (layer: Layer, meet: (down: number, across: number) => number) =>
  axisOf(layer).map((down) => axisOf(layer).map((across) => meet(down, across)));

const drawn = (random: Random): Layer => {
  const kernel = random.integer(2, 6);
  return {
    input: random.integer(3, 6),
    kernel,
    stride: random.integer(1, 4),
    padding: random.integer(0, Math.floor((kernel - 1) / 2)),
  };
};

export const overlapMap = exercise({
  id: "10-overlap-map",
  title: { en: "Count the stamps", ru: "Сосчитайте штампы" },
  draw: () => ({}),
  reference: counted,
  tolerance: 0,
  withholds: ["convolution"],
  mistakes: [
    {
      name: "stamps, no counts",
      hint: {
        en: "Your map says whether a cell is hit; it should say how often. Add, do not set.",
        ru: "Ваша карта говорит, попали ли в клетку; а нужно — сколько раз. Прибавляйте, а не присваивайте.",
      },
      answer: (layer: Layer) => counted(layer).map((row) => row.map((count) => Math.min(1, count))),
    },
    {
      name: "sum of the axes",
      hint: {
        en: "A cell that two stamps reach down and two across is hit by four: the counts of the axes multiply.",
        ru: "Если до клетки достают два штампа по вертикали и два по горизонтали, попаданий четыре: числа по осям перемножаются.",
      },
      answer: (layer: Layer) => crossing(layer, (down, across) => down + across),
    },
    {
      name: "one axis only",
      hint: {
        en: "All rows of your map are alike. Stamps overlap downwards, too.",
        ru: "Все строки вашей карты одинаковы. Но штампы перекрываются и по вертикали.",
      },
      answer: (layer: Layer) => crossing(layer, (_, across) => across),
    },
    {
      name: "padding not cut off",
      hint: {
        en: "The map is too large: padding takes `padding` cells off each side.",
        ru: "Карта слишком велика: паддинг отрезает по `padding` клеток с каждой стороны.",
      },
      answer: (layer: Layer) => counted({ ...layer, padding: 0 }),
    },
    {
      name: "stride ignored",
      hint: {
        en: "Neighbouring stamps begin `stride` cells apart.",
        ru: "Соседние штампы начинаются через `stride` клеток.",
      },
      answer: (layer: Layer) => counted({ ...layer, stride: 1 }),
    },
  ],
  checks: [
    {
      name: { en: "k = 3, s = 2: the chessboard", ru: "k = 3, s = 2: шахматная доска" },
      points: 1,
      audience: "public",
      run: ({ compare }) => compare({ input: 3, kernel: 3, stride: 2, padding: 0 }),
    },
    {
      name: { en: "with padding", ru: "с паддингом" },
      points: 1,
      audience: "public",
      run: async ({ compare }) => {
        await compare({ input: 4, kernel: 4, stride: 2, padding: 1 });
        await compare({ input: 3, kernel: 5, stride: 3, padding: 2 });
      },
    },
    {
      name: { en: "other layers, and strides beyond the kernel", ru: "другие слои и шаги больше ядра" },
      points: 2,
      audience: "grader",
      run: async ({ compare, random }) => {
        for (let round = 0; round < 12; round++) await compare(drawn(random));
        await compare({ input: 4, kernel: 2, stride: 4, padding: 0 });
      },
    },
  ],
  hints: [
    {
      en: "Let every cell stamp a kernel of ones: o = (i − 1)s + k − 2p cells along each axis, zeros to begin with.",
      ru: "Пусть каждая клетка поставит штамп из единиц: по каждой оси o = (i − 1)s + k − 2p клеток, сначала нули.",
    },
    {
      en: "One axis is enough: tap t of cell c falls on c · stride + t − padding. Then multiply the counts of row and column.",
      ru: "Хватит одной оси: элемент t клетки c попадает в c · stride + t − padding. Потом перемножьте числа строки и столбца.",
    },
  ],
});
