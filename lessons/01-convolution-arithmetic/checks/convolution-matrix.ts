// The matrix C of a convolution.
import { array, exercise, nested, toMatrix } from "svertka";
import { type Rows, turned } from "./rows";

const matrixOf = (k: Rows, n: number): Rows => {
  const { rows, columns, entries } = toMatrix([n, n], array(k));
  const C = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  for (const { row, column, value } of entries) C[row]![column] = value;
  return C;
};

export const convolutionMatrix = exercise({
  id: "01-convolution-matrix",
  title: { en: "Convolution as a matrix", ru: "Свёртка как матрица" },
  draw: () => ({}),
  reference: matrixOf,
  tolerance: 1e-5,
  withholds: ["toMatrix"],
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
        en: "The kernel stands in the rows back to front: networks do not turn it.",
        ru: "Ядро записано в строки задом наперёд: в нейросетях его не поворачивают.",
      },
      answer: (k: Rows, n: number) => matrixOf(turned(k), n),
    },
    {
      name: "kernel rows side by side",
      hint: {
        en: "In a row of C the kernel's rows begin n columns apart, because the input is read row by row.",
        ru: "Строки ядра в строке C начинаются через каждые n столбцов: ведь вход выписан строка за строкой.",
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
