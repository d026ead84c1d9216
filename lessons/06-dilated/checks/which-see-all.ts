// Which of four stacks look at every cell of their field.
import { coverage, numeric } from "svertka";

type Stacks = Readonly<Record<"a" | "b" | "c" | "d", readonly number[]>>;

const fieldOf = (dilations: readonly number[]) =>
  coverage(dilations.map((dilation) => ({ kernel: 3, dilation })));
const whole = (dilations: readonly number[]) => fieldOf(dilations).every((paths) => paths > 0);
const share = (dilations: readonly number[]) =>
  [2, 3].some((factor) => dilations.every((d) => d % factor === 0));
const inOrder = (dilations: readonly number[]) =>
  dilations.every((d, layer) => d >= (dilations[layer - 1] ?? 1));
const lettersOf = (stacks: Stacks, fits: (dilations: readonly number[]) => boolean) =>
  (["a", "b", "c", "d"] as const).filter((letter) => fits(stacks[letter])).join("");

export const whichSeeAll = numeric({
  id: "06-which-see-all",
  title: { en: "Stacks that see all", ru: "Стопки, которые видят всё" },
  points: 2,
  draw: (random) => {
    const [second, factor] = [random.integer(2, 3), random.integer(2, 3)];
    const kinds = [
      random.pick([
        [4, 2, 1],
        [2, 1, 4],
        [4, 1, 2],
      ]),
      [1, second, random.integer(5, 3 + 2 * second)],
      [1, random.integer(1, 2), random.integer(1, 4)].map((d) => factor * d),
      [1, 2, random.integer(8, 12)],
    ];
    const first = random.integer(0, 3);
    const [a, b, c, d] = (random.next() < 0.5 ? kinds : kinds.toReversed()).map(
      (_, index, all) => all[(index + first) % 4]!,
    );
    return { a: a!, b: b!, c: c!, d: d! };
  },
  reference: (stacks: Stacks) => lettersOf(stacks, whole),
  mistakes: [
    {
      name: "common factor only",
      hint: {
        en: "No common factor is needed, but not enough: how many cells do the smaller dilations see together, and how far does the largest leap?",
        ru: "Общего делителя быть не должно, но этого мало: сколько клеток видят вместе меньшие расширения и как далеко прыгает наибольшее?",
      },
      answer: (stacks: Stacks) => lettersOf(stacks, (dilations) => !share(dilations)),
    },
    {
      name: "common factor overlooked",
      hint: {
        en: "In one of these stacks all dilations share a factor: can their sums ever reach the neighbouring cell?",
        ru: "В одной из этих стопок у всех расширений есть общий делитель: дотянутся ли их суммы хоть когда-нибудь до соседней клетки?",
      },
      answer: (stacks: Stacks) => lettersOf(stacks, (dilations) => share(dilations) || whole(dilations)),
    },
    {
      name: "order",
      hint: {
        en: "You left out a stack because of the order of its layers. A path adds up a step of each layer: does a sum depend on the order?",
        ru: "Одну стопку вы отвергли из-за порядка слоёв. Путь складывает по шагу от каждого слоя: зависит ли сумма от порядка?",
      },
      answer: (stacks: Stacks) => lettersOf(stacks, (dilations) => whole(dilations) && inOrder(dilations)),
    },
    {
      name: "doubling only",
      hint: {
        en: "Doubling is safe, but not the most that is: three copies of what is seen so far may also lie edge to edge.",
        ru: "Удвоение безопасно, но это не предел: три копии уже увиденного могут лежать и встык.",
      },
      answer: (stacks: Stacks) => lettersOf(stacks, (dilations) => [...dilations].sort().join() === "1,2,4"),
    },
    {
      name: "those with holes",
      hint: {
        en: "These are the stacks with holes; asked are the others.",
        ru: "Это стопки с дырами, а спрашивается про остальные.",
      },
      answer: (stacks: Stacks) => lettersOf(stacks, (dilations) => !whole(dilations)),
    },
  ],
  hints: [
    {
      en: "Each layer steps −d, 0 or +d. Which cells can the sums of such steps reach? Begin with the smallest dilation.",
      ru: "Каждый слой делает шаг −d, 0 или +d. До каких клеток дотягиваются суммы таких шагов? Начните с наименьшего расширения.",
    },
    {
      en: "Sort the dilations. The smallest must be 1, and each next one at most 1 + 2 · (the sum of the smaller ones).",
      ru: "Расставьте расширения по возрастанию. Наименьшее должно быть 1, а каждое следующее — не больше 1 + 2 · (сумма меньших).",
    },
  ],
});
