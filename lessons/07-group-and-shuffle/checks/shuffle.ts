// The shuffle written by hand.
import { exercise, Miss, type Random } from "svertka";
import { orderAfter } from "./order";

const shuffled = (channels: readonly number[], groups: number) =>
  orderAfter(channels.length, groups).map((channel) => channels[channel]!);

/** `count` different numbers. */
const cards = (random: Random, count: number) => {
  const first = random.integer(10, 50);
  return Array.from({ length: count }, (_, index) => first + 3 * index);
};

export const shuffle = exercise({
  id: "07-shuffle",
  title: { en: "Shuffle them yourself", ru: "Перемешать самому" },
  draw: () => ({}),
  reference: shuffled,
  tolerance: 0,
  withholds: ["channel shuffle"],
  mistakes: [
    {
      name: "inverse",
      hint: {
        en: "This undoes the shuffle. Write the channels in `groups` rows, and read the columns.",
        ru: "Это обратное перемешивание. Запишите каналы в `groups` строк и читайте по столбцам.",
      },
      answer: (channels: number[], groups: number) => shuffled(channels, channels.length / groups),
    },
    {
      name: "groups reversed",
      hint: {
        en: "The groups changed places as wholes: after a shuffle neighbours must come from different groups.",
        ru: "Группы поменялись местами целиком, а после перемешивания соседи должны быть из разных групп.",
      },
      answer: (channels: number[], groups: number) => {
        const n = channels.length / groups;
        return channels.map((_, place) => channels[(groups - 1 - Math.floor(place / n)) * n + (place % n)]!);
      },
    },
    {
      name: "as it was",
      hint: {
        en: "The order has not changed.",
        ru: "Порядок не изменился.",
      },
      answer: (channels: number[]) => channels,
    },
  ],
  checks: [
    {
      name: { en: "six channels, two groups", ru: "шесть каналов, две группы" },
      points: 1,
      audience: "public",
      run: ({ compare, random }) => compare(cards(random, 6), 2),
    },
    {
      name: { en: "other channels and groups", ru: "другие каналы и группы" },
      points: 1,
      audience: "public",
      run: async ({ compare, random }) => {
        await compare(cards(random, 12), 3);
        await compare(cards(random, 12), 4);
        await compare(cards(random, 5), 1);
        await compare(cards(random, 5), 5);
      },
    },
    {
      name: { en: "with n groups it undoes the one with g", ru: "с n группами отменяет сделанное с g" },
      points: 1,
      audience: "grader",
      run: async ({ answer, random }) => {
        for (let round = 0; round < 8; round++) {
          const [groups, n] = [random.integer(2, 7), random.integer(2, 7)];
          const given = cards(random, groups * n);
          const back = await answer(await answer(given, groups), n);
          if (JSON.stringify(back) === JSON.stringify(given)) continue;
          throw new Miss({
            message: {
              en: `Shuffled with ${groups} groups and then with ${n}, the channels do not come back.`,
              ru: `После перемешивания с ${groups} группами и затем с ${n} каналы не вернулись на места.`,
            },
            input: [given, groups],
            expected: given,
            got: back,
          });
        }
      },
    },
    {
      name: { en: "many channels", ru: "много каналов" },
      points: 1,
      audience: "grader",
      run: async ({ compare, random }) => {
        for (const groups of [2, 3, 4, 8]) await compare(cards(random, 24 * random.integer(2, 9)), groups);
      },
    },
  ],
  hints: [
    {
      en: "With n = length / groups there are `groups` rows of n. Which channel stands at the top of the second column?",
      ru: "При n = длина / groups получается `groups` строк по n. Какой канал стоит наверху второго столбца?",
    },
    {
      en: "The place p is in the column ⌊p / groups⌋ and the row p mod groups: it gets channel row · n + column.",
      ru: "Место p — это столбец ⌊p / groups⌋ и строка p mod groups: туда приходит канал row · n + column.",
    },
  ],
});
