// How the answers of lesson 01 are judged.
import { array, axis, conv2d, exercise, flip, type Nested, nested, numeric, toMatrix } from "svertka";

type Rows = number[][];
interface Options {
  stride: number;
  padding: number;
  dilation: number;
}
type Layer = Record<"input" | "kernel" | "stride" | "padding" | "dilation", number>;

const span = ({ kernel, dilation }: Layer) => dilation * (kernel - 1) + 1;
const steps = (layer: Layer) => (layer.input + 2 * layer.padding - span(layer)) / layer.stride;

const outputSize = numeric({
  id: "01-output-size",
  title: { en: "The size of the output", ru: "Размер выхода" },
  points: 2,
  draw: (random) => ({
    input: random.integer(20, 90),
    kernel: random.integer(4, 9),
    stride: random.integer(2, 3),
    padding: random.integer(4, 6),
    dilation: random.integer(2, 3),
  }),
  reference: ({ input, kernel, stride, padding, dilation }: Layer) =>
    axis(input, kernel, { stride, padding, dilation }).output,
  mistakes: [
    {
      name: "forgot + 1",
      hint: {
        en: "The fraction counts the steps between positions. Where does the first position, before any step, come in?",
        ru: "Дробь считает шаги между положениями. А где учтено первое положение, до всех шагов?",
      },
      answer: (layer: Layer) => Math.floor(steps(layer)),
    },
    {
      name: "padding once",
      hint: {
        en: "P zeros stand on each side of the axis: how many is that in all?",
        ru: "P нулей стоят с каждой стороны оси: сколько их всего?",
      },
      answer: (layer: Layer) => Math.floor(steps(layer) - layer.padding / layer.stride) + 1,
    },
    {
      name: "rounded up",
      hint: {
        en: "A last step that does not fit is not made: cells at the end are left over. Which way does that round?",
        ru: "Последний шаг, который не помещается, не делается: клетки в конце остаются лишними. В какую сторону это округление?",
      },
      answer: (layer: Layer) => Math.ceil(steps(layer)) + 1,
    },
    {
      name: "dilation ignored",
      hint: {
        en: "A dilated kernel covers more cells than it has taps. From the first tap to the last, how many?",
        ru: "Расширенное ядро накрывает больше клеток, чем в нём весов. Сколько клеток от первого веса до последнего?",
      },
      answer: (layer: Layer) => Math.floor(steps({ ...layer, dilation: 1 })) + 1,
    },
  ],
  hints: [
    {
      en: "First find how many cells the dilated kernel covers: draw its taps on squared paper.",
      ru: "Сначала найдите, сколько клеток накрывает расширенное ядро: нарисуйте его на клетчатой бумаге.",
    },
    {
      en: "The covered cells are d(k − 1) + 1. On the padded axis, how many whole steps of s fit after the first position?",
      ru: "Накрыто d(k − 1) + 1 клеток. Сколько целых шагов s помещается на оси с паддингом после первого положения?",
    },
  ],
});

type Line = Record<"input" | "kernel" | "stride", number>;
const sides = ({ input, kernel, stride }: Line, padding: "same" | "same-lower") => {
  const { before, after } = axis(input, kernel, { stride, padding });
  return { before, after };
};

const samePadding = numeric({
  id: "01-same-padding",
  title: { en: "“Same” is not always symmetric", ru: "«Same» бывает несимметричным" },
  points: 2,
  draw: (random) => ({
    input: random.integer(20, 240),
    kernel: random.integer(4, 9),
    stride: random.integer(2, 3),
  }),
  reference: (line: Line) => sides(line, "same"),
  mistakes: [
    {
      name: "symmetric",
      hint: {
        en: "Half a kernel on each side is what stride 1 needs. With your stride, does the last position really end at the last zero?",
        ru: "По половине ядра с каждой стороны — это для шага 1. Доходит ли при вашем шаге последнее положение до последнего нуля?",
      },
      answer: ({ kernel }: Line) => ({ before: Math.floor(kernel / 2), after: Math.floor(kernel / 2) }),
    },
    {
      name: "odd zero before",
      hint: {
        en: "The total is right. TensorFlow and ONNX's SAME_UPPER put the odd zero on the other side.",
        ru: "Всего нулей столько, сколько нужно. Но TensorFlow и SAME_UPPER в ONNX ставят лишний нуль с другой стороны.",
      },
      answer: (line: Line) => sides(line, "same-lower"),
    },
    {
      name: "total on each side",
      hint: {
        en: "That many zeros are needed in all; they are shared between the two sides.",
        ru: "Столько нулей нужно всего; они делятся между двумя сторонами.",
      },
      answer: (line: Line) => {
        const { before, after } = sides(line, "same");
        return { before: before + after, after: before + after };
      },
    },
  ],
  hints: [
    {
      en: "“Same” asks for ⌈input / stride⌉ outputs. How far does the last of them reach?",
      ru: "«Same» требует ⌈вход / шаг⌉ выходов. До какой клетки дотягивается последний из них?",
    },
    {
      en: "The padded axis must have (outputs − 1) · stride + kernel cells. Subtract the input and share the rest, an odd zero after.",
      ru: "Ось с паддингом должна иметь (выходов − 1) · шаг + ядро клеток. Вычтите вход и поделите остаток; лишний нуль — после.",
    },
  ],
});

type Square = Record<"size" | "kernel" | "stride" | "padding" | "from" | "to", number>;
const weightsOf = ({ kernel, from, to }: Square) => kernel ** 2 * from * to;
const outputOf = ({ size, kernel, stride, padding }: Square) =>
  axis(size, kernel, { stride, padding }).output;

const cost = numeric({
  id: "01-cost",
  title: { en: "What a stride saves", ru: "Что экономит шаг" },
  points: 2,
  draw: (random) => {
    const kernel = random.pick([3, 5, 7]);
    return {
      size: random.integer(24, 64),
      kernel,
      stride: random.integer(2, 3),
      padding: (kernel - 1) / 2,
      from: random.integer(3, 16),
      to: random.integer(8, 32),
    };
  },
  reference: (layer: Square) => ({
    weights: weightsOf(layer),
    macs: weightsOf(layer) * outputOf(layer) ** 2,
  }),
  mistakes: [
    {
      name: "stride divides weights",
      hint: {
        en: "The kernel is the same at every position. Does it lose weights when it makes larger steps?",
        ru: "Ядро одно и то же во всех положениях. Теряет ли оно веса оттого, что шагает шире?",
      },
      answer: (layer: Square) => ({
        weights: weightsOf(layer) / layer.stride ** 2,
        macs: weightsOf(layer) * outputOf(layer) ** 2,
      }),
    },
    {
      name: "input size",
      hint: {
        en: "The work is done once for each output cell. How many output cells are there?",
        ru: "Работа делается один раз на каждую клетку выхода. Сколько клеток в выходе?",
      },
      answer: (layer: Square) => ({ weights: weightsOf(layer), macs: weightsOf(layer) * layer.size ** 2 }),
    },
    {
      name: "flops",
      hint: {
        en: "You counted multiplications and additions apart. A multiply-add is one.",
        ru: "Вы посчитали умножения и сложения отдельно. Умножение со сложением — одна операция.",
      },
      answer: (layer: Square) => ({
        weights: weightsOf(layer),
        macs: 2 * weightsOf(layer) * outputOf(layer) ** 2,
      }),
    },
    {
      name: "one input channel",
      hint: {
        en: "Every output channel looks at all input channels, with weights of its own for each.",
        ru: "Каждый выходной канал смотрит на все входные, и для каждого у него свои веса.",
      },
      answer: (layer: Square) => {
        const weights = layer.kernel ** 2 * layer.to;
        return { weights, macs: weights * outputOf(layer) ** 2 };
      },
    },
  ],
  hints: [
    {
      en: "One output cell of one channel: how many weights take part? They are all the weights of that channel.",
      ru: "Одна клетка одного выходного канала: сколько весов участвует? Это и есть все веса этого канала.",
    },
    {
      en: "weights = k² · from · to; multiply-adds = weights · (output size)².",
      ru: "Весов k² · from · to; умножений со сложением — веса · (размер выхода)².",
    },
  ],
});

const library = (x: Rows, k: Rows, { stride, padding, dilation }: Options): Nested => {
  const y = conv2d(array(x, [1, x.length, x[0]!.length]), array(k, [1, 1, k.length, k[0]!.length]), {
    stride,
    padding,
    dilation,
  });
  return nested(y.pick(0, null, null));
};
const turned = (k: Rows) => nested(flip(array(k))) as Rows;

const correlate = exercise({
  id: "01-correlate",
  title: { en: "Slide it yourself", ru: "Свёртка своими руками" },
  draw: () => ({}),
  reference: library,
  tolerance: 1e-5,
  mistakes: [
    {
      name: "flipped kernel",
      hint: {
        en: "This is convolution in the mathematical sense: your kernel is turned by 180°. Networks do not turn it.",
        ru: "Это свёртка в математическом смысле: ядро повёрнуто на 180°. В нейросетях его не поворачивают.",
      },
      answer: (x: Rows, k: Rows, options: Options) => library(x, turned(k), options),
    },
    {
      name: "padding ignored",
      hint: {
        en: "The output is too small: zeros around the map make more positions.",
        ru: "Выход слишком мал: нули вокруг карты добавляют положений.",
      },
      answer: (x: Rows, k: Rows, options: Options) => library(x, k, { ...options, padding: 0 }),
    },
    {
      name: "stride ignored",
      hint: {
        en: "Neighbouring outputs must lie `stride` cells apart on the input.",
        ru: "Соседние выходы на входе должны отстоять на `stride` клеток.",
      },
      answer: (x: Rows, k: Rows, options: Options) => library(x, k, { ...options, stride: 1 }),
    },
    {
      name: "dilation ignored",
      hint: {
        en: "Neighbouring taps of the kernel must lie `dilation` cells apart on the input.",
        ru: "Соседние элементы ядра на входе должны отстоять на `dilation` клеток.",
      },
      answer: (x: Rows, k: Rows, options: Options) => library(x, k, { ...options, dilation: 1 }),
    },
    {
      name: "rows and columns swapped",
      hint: {
        en: "Your output lies on its side: the first index counts rows, the second columns.",
        ru: "Выход лежит на боку: первый индекс — строка, второй — столбец.",
      },
      answer: (x: Rows, k: Rows, options: Options) => nested(array(library(x, k, options)).transpose(1, 0)),
    },
  ],
  checks: [
    {
      name: { en: "3×3 kernel on a 4×5 map", ru: "ядро 3×3 на карте 4×5" },
      points: 1,
      audience: "public",
      run: ({ compare, random }) =>
        compare(random.matrix(4, 5, 0, 9), random.matrix(3, 3, -2, 2), {
          stride: 1,
          padding: 0,
          dilation: 1,
        }),
    },
    {
      name: { en: "padding, stride, dilation", ru: "паддинг, шаг, расширение" },
      points: 1,
      audience: "public",
      run: async ({ compare, random }) => {
        const [x, k] = [random.matrix(6, 7, 0, 9), random.matrix(2, 3, -2, 2)];
        await compare(x, k, { stride: 1, padding: 1, dilation: 1 });
        await compare(x, k, { stride: 2, padding: 0, dilation: 1 });
        await compare(x, k, { stride: 1, padding: 0, dilation: 2 });
        await compare(x, k, { stride: 2, padding: 2, dilation: 2 });
      },
    },
    {
      name: { en: "other sizes and numbers", ru: "другие размеры и числа" },
      points: 1,
      audience: "grader",
      run: async ({ compare, random }) => {
        for (let round = 0; round < 12; round++) {
          const dilation = random.integer(1, 3);
          const [kh, kw] = [random.integer(1, 4), random.integer(1, 4)];
          const [rows, columns] = [kh, kw].map((taps) => dilation * (taps - 1) + random.integer(1, 6));
          await compare(random.matrix(rows!, columns!, -9, 9), random.matrix(kh, kw, -3, 3), {
            stride: random.integer(1, 3),
            padding: random.integer(0, 2),
            dilation,
          });
        }
      },
    },
    {
      name: {
        en: "edges: 1×1, a kernel as large as the map, more padding than map",
        ru: "края: 1×1, ядро во всю карту, паддинг больше карты",
      },
      points: 1,
      audience: "grader",
      run: async ({ compare, random }) => {
        const plain = { stride: 1, padding: 0, dilation: 1 };
        await compare(random.matrix(3, 4, -9, 9), random.matrix(1, 1, 2, 5), plain);
        await compare(random.matrix(3, 4, -9, 9), random.matrix(3, 4, -3, 3), plain);
        await compare(random.matrix(2, 2, 1, 9), random.matrix(3, 3, 1, 3), {
          ...plain,
          padding: 3,
          stride: 2,
        });
      },
    },
  ],
  hints: [
    {
      en: "Four loops: two over the cells of the output, two over the taps of the kernel. Start with the size of the output.",
      ru: "Четыре цикла: два по клеткам выхода, два по элементам ядра. Начните с размера выхода.",
    },
    {
      en: "Tap (kh, kw) at output (yh, yw) reads the row yh · stride + kh · dilation − padding, and the column likewise.",
      ru: "Элемент (kh, kw) для выхода (yh, yw) читает строку yh · stride + kh · dilation − padding; со столбцом — так же.",
    },
    {
      en: "Outside the map x[row]?.[column] is undefined: it stands for a zero, `?? 0`.",
      ru: "За краем карты x[row]?.[column] — это undefined: считайте его нулём, `?? 0`.",
    },
  ],
});

const matrixOf = (k: Rows, n: number): Rows => {
  const { rows, columns, entries } = toMatrix([n, n], array(k));
  const C = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  for (const { row, column, value } of entries) C[row]![column] = value;
  return C;
};

const convolutionMatrix = exercise({
  id: "01-convolution-matrix",
  title: { en: "Convolution as a matrix", ru: "Свёртка как матрица" },
  draw: () => ({}),
  reference: matrixOf,
  tolerance: 1e-5,
  mistakes: [
    {
      name: "transposed",
      hint: {
        en: "This is Cᵀ: rows of C belong to outputs, columns to inputs.",
        ru: "Это Cᵀ: строки C отвечают выходам, столбцы — входам.",
      },
      answer: (k: Rows, n: number) => nested(array(matrixOf(k, n)).transpose(1, 0)),
    },
    {
      name: "flipped kernel",
      hint: {
        en: "The kernel stands in the rows upside down: networks do not turn it.",
        ru: "Ядро стоит в строках вверх ногами: в нейросетях его не поворачивают.",
      },
      answer: (k: Rows, n: number) => matrixOf(turned(k), n),
    },
    {
      name: "kernel rows side by side",
      hint: {
        en: "The kernel's rows stand n columns apart in a row of C, because the input is read row by row.",
        ru: "Строки ядра в строке C отстоят на n столбцов: ведь вход читается строка за строкой.",
      },
      answer: (k: Rows, n: number) => {
        const C = matrixOf(k, n).map((row) => row.map(() => 0));
        const columns = n - k[0]!.length + 1;
        C.forEach((row, output) => {
          const first = Math.floor(output / columns) * n + (output % columns);
          k.flat().forEach((weight, tap) => {
            if (first + tap < row.length) row[first + tap] = weight;
          });
        });
        return C;
      },
    },
  ],
  checks: [
    {
      name: { en: "2×2 kernel on 3×3", ru: "ядро 2×2 на 3×3" },
      points: 1,
      audience: "public",
      run: ({ compare }) =>
        compare(
          [
            [1, 2],
            [3, 4],
          ],
          3,
        ),
    },
    {
      name: { en: "3×3 kernel on 5×5", ru: "ядро 3×3 на 5×5" },
      points: 1,
      audience: "public",
      run: ({ compare, random }) => compare(random.matrix(3, 3, 1, 9), 5),
    },
    {
      name: { en: "other kernels and sizes", ru: "другие ядра и размеры" },
      points: 2,
      audience: "grader",
      run: async ({ compare, random }) => {
        for (let round = 0; round < 8; round++) {
          const n = random.integer(3, 7);
          await compare(random.matrix(random.integer(1, 3), random.integer(1, 3), 1, 9), n);
        }
        await compare(random.matrix(4, 4, 1, 9), 4);
      },
    },
  ],
  hints: [
    {
      en: "How many rows has C, and how many columns? Write one row by hand for a 2×2 kernel on a 3×3 input.",
      ru: "Сколько в C строк и сколько столбцов? Выпишите одну строку вручную для ядра 2×2 на входе 3×3.",
    },
    {
      en: "Input cell (row, column) is column row · n + column of C; output (yh, yw) is a row of C in the same order.",
      ru: "Клетка входа (row, column) — это столбец row · n + column; выход (yh, yw) — строка C в том же порядке.",
    },
  ],
});

export default [outputSize, samePadding, cost, correlate, convolutionMatrix];
