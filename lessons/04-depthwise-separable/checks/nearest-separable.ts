// The separable layer nearest to an ordinary one.
import { exercise, type Random } from "svertka";
import { rankOne } from "./rank-one";

/** `[C_O][C_I][K][K]`. */
type Bank = number[][][][];
type Rows = number[][];

/** Puts `nearest` of the C_O × K² matrix of every input channel in its place. */
function byInputChannel(w: Bank, nearest: (rows: Rows) => Rows): Bank {
  const columns = w[0]!.map((_, c) => nearest(w.map((kernels) => kernels[c]!.flat())));
  return w.map((kernels, o) => kernels.map((kernel, c) => folded(columns[c]![o]!, kernel.length)));
}

/** `flat` as `height` rows. */
function folded(flat: readonly number[], height: number): Rows {
  const width = flat.length / height;
  return Array.from({ length: height }, (_, row) => flat.slice(row * width, (row + 1) * width));
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** Multiples of one pattern an input channel, and up to `noise` on top: never two directions equally good. */
function drawBank(random: Random, [to, from, size]: readonly [number, number, number], noise: number): Bank {
  const number = () => 2 * random.next() - 1;
  const patterns = Array.from({ length: from }, () =>
    Array.from({ length: size * size }, (_, tap) => number() + (tap === 0 ? 3 : 0)),
  );
  return Array.from({ length: to }, () =>
    patterns.map((pattern) => {
      const factor = random.pick([-3, -2, 2, 3]) + number();
      return folded(
        pattern.map((weight) => factor * weight + noise * number()),
        size,
      );
    }),
  );
}

export const nearestSeparable = exercise({
  id: "04-nearest-separable",
  title: { en: "The nearest separable layer", ru: "Ближайший разделимый слой" },
  draw: () => ({}),
  reference: (w: Bank) => byInputChannel(w, rankOne),
  tolerance: 1e-4,
  mistakes: [
    {
      name: "averaged kernel",
      hint: {
        en: "You put the mean kernel of an input channel everywhere. Every output channel may take the pattern with a factor of its own.",
        ru: "Вы всюду поставили средний узор входного канала. Но каждый выходной канал может взять его со своим множителем.",
      },
      answer: (w: Bank) =>
        byInputChannel(w, (rows) =>
          rows.map(() => rows[0]!.map((_, tap) => mean(rows.map((row) => row[tap]!)))),
        ),
    },
    {
      name: "each kernel split along the axes",
      hint: {
        en: "You made every kernel a column times a row: that is the other separability. Here the kernels of one input channel must be multiples of each other.",
        ru: "Каждое ядро у вас — столбец на строку: это другая разделимость. А здесь пропорциональны должны быть ядра, выходящие из одного входного канала.",
      },
      answer: (w: Bank) => w.map((kernels) => kernels.map((kernel) => rankOne(kernel))),
    },
    {
      name: "one rank for all channels",
      hint: {
        en: "You approximated all input channels together. Each has a pattern and factors of its own: take them one at a time.",
        ru: "Вы приближали все входные каналы сразу. А у каждого свой узор и свои множители: берите их по одному.",
      },
      answer: (w: Bank) =>
        rankOne(w.map((kernels) => kernels.flat(2))).map((row) =>
          folded(row, w[0]!.length).map((kernel) => folded(kernel, w[0]![0]!.length)),
        ),
    },
    {
      name: "first kernel as pattern",
      hint: {
        en: "You took the first kernel for the pattern and fitted factors to it. Another pattern comes nearer to all kernels together.",
        ru: "Вы взяли узором первое ядро и подобрали множители. Но есть узор, который ближе ко всем ядрам вместе.",
      },
      answer: (w: Bank) =>
        byInputChannel(w, (rows) => {
          const pattern = rows[0]!;
          const along = (row: readonly number[]) => mean(row.map((weight, tap) => weight * pattern[tap]!));
          return rows.map((row) => pattern.map((weight) => (along(row) / along(pattern)) * weight));
        }),
    },
  ],
  checks: [
    {
      name: { en: "a layer that is separable already", ru: "слой, который уже разделим" },
      points: 1,
      audience: "public",
      run: ({ compare, random }) => compare(drawBank(random, [3, 2, 2], 0)),
    },
    {
      name: { en: "a nearly separable layer", ru: "почти разделимый слой" },
      points: 1,
      audience: "public",
      run: ({ compare, random }) => compare(drawBank(random, [4, 2, 3], 0.6)),
    },
    {
      name: { en: "other layers", ru: "другие слои" },
      points: 2,
      audience: "grader",
      run: async ({ compare, random }) => {
        for (let round = 0; round < 6; round++) {
          const sizes = [random.integer(2, 6), random.integer(1, 4), random.integer(2, 4)] as const;
          await compare(drawBank(random, sizes, 1.5 * random.next()));
        }
        await compare(drawBank(random, [1, 3, 3], 1));
      },
    },
  ],
  hints: [
    {
      en: "One input channel at a time: its kernels are the rows of a matrix, C_O × K². You look for the nearest matrix of rank 1, factors times pattern.",
      ru: "По одному входному каналу: его ядра — строки матрицы C_O × K². Нужна ближайшая матрица ранга 1: множители на узор.",
    },
    {
      en: "If the pattern d has length 1, the best factor for a row is its dot product with d. If the factors p are known, the best pattern is proportional to the sum of the rows, each times its factor.",
      ru: "Если узор d единичной длины, лучший множитель строки — её скалярное произведение на d. Если известны множители p, лучший узор пропорционален сумме строк, каждая со своим множителем.",
    },
    {
      en: "Do both in turns, scaling d to length 1 each time (power iteration). A hundred rounds or so are enough; then return p[o] · d.",
      ru: "Делайте то и другое по очереди, каждый раз приводя d к длине 1 (степенной метод). Сотни повторений хватит; верните p[o] · d.",
    },
  ],
});
