// A convolution written by hand.
import { array, conv2d, exercise, type Nested, nested } from "svertka";
import { type Rows, turned } from "./rows";

interface Options {
  stride: number;
  padding: number;
  dilation: number;
}
const library = (x: Rows, k: Rows, { stride, padding, dilation }: Options): Nested => {
  const y = conv2d(array(x, [1, x.length, x[0]!.length]), array(k, [1, 1, k.length, k[0]!.length]), {
    stride,
    padding,
    dilation,
  });
  return nested(y.pick(0, null, null));
};
export const correlate = exercise({
  id: "01-correlate",
  title: { en: "Slide it yourself", ru: "Свёртка своими руками" },
  draw: () => ({}),
  reference: library,
  tolerance: 1e-5,
  withholds: ["convolution"],
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
        en: "One cell further in the output is `stride` cells further on the input.",
        ru: "Когда выход сдвигается на клетку, ядро на входе сдвигается на `stride` клеток.",
      },
      answer: (x: Rows, k: Rows, options: Options) => library(x, k, { ...options, stride: 1 }),
    },
    {
      name: "dilation ignored",
      hint: {
        en: "Neighbouring taps of the kernel must lie `dilation` cells apart on the input.",
        ru: "Соседние элементы ядра должны стоять на расстоянии `dilation` клеток друг от друга.",
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
