// What α and ρ do to the work and to the weights.
import { macs, numeric, params } from "svertka";

type Turned = Record<"size" | "from" | "to" | "alpha" | "rho", number>;

/** The pair with channels times `narrow` and maps times `shrink`. */
const pairOf = ({ size, from, to }: Turned, narrow: number, shrink: number) => {
  const layer = {
    kernel: [3, 3],
    channels: [from * narrow, to * narrow] as [number, number],
    output: [size * shrink, size * shrink],
  };
  return { macs: macs.separable(layer), weights: params.separable(layer) };
};

export const multipliers = numeric({
  id: "05-multipliers",
  title: { en: "Two knobs", ru: "Две ручки" },
  points: 2,
  draw: (random) => ({
    size: 4 * random.integer(3, 14),
    from: 16 * random.integer(4, 20),
    to: 16 * random.integer(21, 40),
    alpha: random.pick([0.25, 0.5, 0.75]),
    rho: random.pick([0.5, 0.75]),
  }),
  reference: (turned: Turned) => pairOf(turned, turned.alpha, turned.rho),
  mistakes: [
    {
      name: "α once",
      hint: {
        en: "α makes both the input and the output of a 1×1 layer thinner. How often does it stand in the second term?",
        ru: "α делает тоньше и вход, и выход слоя 1×1. Сколько раз она стоит во втором слагаемом?",
      },
      answer: (turned: Turned) => {
        const { macs, weights } = pairOf(turned, 1, turned.rho);
        return { macs: macs * turned.alpha, weights: weights * turned.alpha };
      },
    },
    {
      name: "α² everywhere",
      hint: {
        en: "Almost. In the depthwise half α stands only once: there every channel meets one filter.",
        ru: "Почти. В поканальной половине α стоит один раз: там на канал приходится один фильтр.",
      },
      answer: (turned: Turned) => {
        const { macs, weights } = pairOf(turned, 1, turned.rho);
        return { macs: macs * turned.alpha ** 2, weights: weights * turned.alpha ** 2 };
      },
    },
    {
      name: "ρ changes the weights",
      hint: {
        en: "The same kernels slide over a smaller map. Does that change how many weights they have?",
        ru: "Те же ядра скользят по карте поменьше. Меняется ли от этого число их весов?",
      },
      answer: (turned: Turned) => {
        const { macs, weights } = pairOf(turned, turned.alpha, turned.rho);
        return { macs, weights: weights * turned.rho ** 2 };
      },
    },
    {
      name: "ρ once",
      hint: {
        en: "ρ makes the map smaller along both axes.",
        ru: "ρ уменьшает карту по обеим осям.",
      },
      answer: (turned: Turned) => {
        const { macs, weights } = pairOf(turned, turned.alpha, 1);
        return { macs: macs * turned.rho, weights };
      },
    },
  ],
  hints: [
    {
      en: "Write the pair down with M = α · from, N = α · to and maps of ρ · size cells, then count as before.",
      ru: "Запишите пару с M = α · from, N = α · to и картами по ρ · size клеток, а дальше считайте как раньше.",
    },
    {
      en: "weights = 9M + MN; multiply-adds = weights · (ρ · size)².",
      ru: "Весов 9M + MN; умножений — веса · (ρ · size)².",
    },
  ],
});
