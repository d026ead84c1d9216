// A 1×1 group convolution written by hand.
import { array, channelShuffle, exercise, nested, pointwiseConv2d, type Random } from "svertka";

type Rows = number[][];

/** `[in][cells]` as maps of one row. */
const maps = (x: Rows) => array(x, [x.length, 1, x[0]!.length]);
const library = (x: Rows, w: Rows, groups: number): Rows => {
  const y = pointwiseConv2d(maps(x), array(w, [w.length, w[0]!.length, 1, 1]), { groups });
  return nested(y.pick(null, 0, null)) as Rows;
};
/** Rows of `w` filled up with zeros to all input channels, `first` of each at the place that `at` says. */
const everywhere = (x: Rows, w: Rows, at: (output: number) => number): Rows =>
  w.map((weights, output) => x.map((_, input) => weights[input - at(output)] ?? 0));

const drawn = (random: Random, groups: number, each: readonly [number, number], cells: number) => ({
  x: random.matrix(groups * each[0], cells, -9, 9),
  w: random.matrix(groups * each[1], each[0], -4, 4),
});

export const inGroups = exercise({
  id: "07-in-groups",
  title: { en: "In groups", ru: "По группам" },
  draw: () => ({}),
  reference: library,
  tolerance: 1e-5,
  withholds: ["convolution"],
  mistakes: [
    {
      name: "always the first group",
      hint: {
        en: "All your outputs listen to the first group. Which input channels belong to the group of this output?",
        ru: "Все ваши выходы слушают первую группу. Какие входные каналы принадлежат группе этого выхода?",
      },
      answer: (x: Rows, w: Rows) =>
        library(
          x,
          everywhere(x, w, () => 0),
          1,
        ),
    },
    {
      name: "groups of inputs for outputs",
      hint: {
        en: "Output groups may be of another size than input groups: divide each list by `groups` for itself.",
        ru: "Группы выходов могут быть другого размера, чем группы входов: делите на `groups` каждый список отдельно.",
      },
      answer: (x: Rows, w: Rows, groups: number) => {
        const from = x.length / groups;
        return library(
          x,
          everywhere(x, w, (output) => Math.floor(output / from) * from),
          1,
        );
      },
    },
    {
      name: "every g-th channel",
      hint: {
        en: "A group is a run of neighbouring channels; yours takes every g-th one, as after a shuffle.",
        ru: "Группа — это соседние каналы подряд, а у вас — каждый g-й, как после перемешивания.",
      },
      answer: (x: Rows, w: Rows, groups: number) => {
        const dealt = nested(channelShuffle(maps(x), x.length / groups).pick(null, 0, null)) as Rows;
        return library(dealt, w, groups);
      },
    },
  ],
  checks: [
    {
      name: { en: "four channels, two groups", ru: "четыре канала, две группы" },
      points: 1,
      audience: "public",
      run: ({ compare, random }) => {
        const { x, w } = drawn(random, 2, [2, 2], 3);
        return compare(x, w, 2);
      },
    },
    {
      name: { en: "more outputs than inputs, and fewer", ru: "выходов больше, чем входов, и меньше" },
      points: 1,
      audience: "public",
      run: async ({ compare, random }) => {
        for (const each of [
          [2, 3],
          [3, 1],
          [4, 2],
        ] as const) {
          const { x, w } = drawn(random, 3, each, 2);
          await compare(x, w, 3);
        }
      },
    },
    {
      name: { en: "one group, and a group for each channel", ru: "одна группа и группа на каждый канал" },
      points: 1,
      audience: "grader",
      run: async ({ compare, random }) => {
        const one = drawn(random, 1, [4, 3], 5);
        await compare(one.x, one.w, 1);
        const depthwise = drawn(random, 6, [1, 2], 4);
        await compare(depthwise.x, depthwise.w, 6);
      },
    },
    {
      name: { en: "other layers", ru: "другие слои" },
      points: 1,
      audience: "grader",
      run: async ({ compare, random }) => {
        for (let round = 0; round < 8; round++) {
          const groups = random.integer(1, 5);
          const each = [random.integer(1, 4), random.integer(1, 4)] as const;
          const { x, w } = drawn(random, groups, each, random.integer(1, 6));
          await compare(x, w, groups);
        }
      },
    },
  ],
  hints: [
    {
      en: "There are x.length / groups inputs and w.length / groups outputs in a group. Which group is output o in?",
      ru: "В группе x.length / groups входов и w.length / groups выходов. В какой группе выход o?",
    },
    {
      en: "The group of output o is ⌊o / (w.length / groups)⌋; its inputs begin at that number times x.length / groups.",
      ru: "Группа выхода o — ⌊o / (w.length / groups)⌋; её входы начинаются с этого номера, умноженного на x.length / groups.",
    },
  ],
});
