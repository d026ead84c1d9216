// How many output channels a layer needs for its separable twin to be a given number of times cheaper.
import { exercise } from "svertka";

type Wish = Record<"height" | "width" | "gain", number>;

/** The C_O, not rounded, with 1/C_O + 1/taps = 1/gain. */
const width = (taps: number, gain: number) =>
  gain >= taps ? Number.POSITIVE_INFINITY : (taps * gain) / (taps - gain);

export const outputsForGain = exercise({
  id: "04-outputs-for-gain",
  title: { en: "Wide enough to pay", ru: "Ширина, при которой это окупается" },
  tolerance: 0,
  draw: (random) => ({
    height: random.integer(3, 11),
    width: random.integer(3, 11),
    gain: random.integer(3, 16),
  }),
  reference: (wish: Wish) => Math.ceil(width(wish.height * wish.width, wish.gain)),
  mistakes: [
    {
      name: "depthwise is free",
      hint: {
        en: "You used 1/C_O alone. The depthwise stage costs something, too: 1/(K₁K₂) of the ordinary layer.",
        ru: "Вы учли только 1/C_O. Но и поканальный этап чего-то стоит: 1/(K₁K₂) обычного слоя.",
      },
      answer: ({ gain }: Wish) => gain,
    },
    {
      name: "split along the axes",
      hint: {
        en: "You count K₁ + K₂ weights: a column and then a row, which is the other separability. The kernel of a channel stays whole.",
        ru: "Вы считаете K₁ + K₂ весов: столбец, затем строка — это другая разделимость. Ядро канала остаётся целым.",
      },
      answer: (wish: Wish) => Math.ceil(width(wish.height + wish.width, wish.gain)),
    },
    {
      name: "rounded down",
      hint: {
        en: "With that many channels it is not quite enough yet. Which way do you have to round?",
        ru: "Стольких каналов чуть-чуть не хватает. В какую сторону нужно округлять?",
      },
      answer: (wish: Wish) => Math.floor(width(wish.height * wish.width, wish.gain)),
    },
    {
      name: "the limit passed unseen",
      hint: {
        en: "A negative or infinite number of channels out of a formula: what is the most that this kernel can ever save?",
        ru: "Формула дала отрицательное или бесконечное число каналов: сколько самое большее может сэкономить это ядро?",
      },
      answer: ({ height, width: across, gain }: Wish) => {
        const taps = height * across;
        return gain < taps ? undefined : Math.ceil((taps * gain) / (taps - gain));
      },
    },
  ],
  checks: [
    {
      name: { en: "your numbers", ru: "ваши числа" },
      points: 1,
      audience: "public",
      run: ({ compare, numbers }) => compare(numbers),
    },
    {
      name: { en: "a gain that no width reaches", ru: "выигрыш, которого не даст никакая ширина" },
      points: 1,
      audience: "public",
      run: async ({ compare }) => {
        await compare({ height: 2, width: 2, gain: 5 });
        await compare({ height: 3, width: 3, gain: 9 });
      },
    },
    {
      name: { en: "other numbers", ru: "другие числа" },
      points: 1,
      audience: "grader",
      run: async ({ compare, random }) => {
        await compare({ height: 3, width: 3, gain: 8 });
        await compare({ height: 1, width: 4, gain: 2 });
        for (let round = 0; round < 20; round++) {
          await compare({
            height: random.integer(1, 7),
            width: random.integer(1, 7),
            gain: random.integer(2, 30),
          });
        }
      },
    },
  ],
  hints: [
    {
      en: "“At least gain times cheaper” means 1/C_O + 1/(K₁K₂) ≤ 1/gain. Solve it for C_O.",
      ru: "«Не менее чем в gain раз дешевле» — это 1/C_O + 1/(K₁K₂) ≤ 1/gain. Выразите C_O.",
    },
    {
      en: "1/C_O ≤ 1/gain − 1/(K₁K₂). When is the right side zero or less, and what does that mean?",
      ru: "1/C_O ≤ 1/gain − 1/(K₁K₂). Когда правая часть не больше нуля и что это значит?",
    },
    {
      en: "C_O ≥ K₁K₂ · gain / (K₁K₂ − gain), rounded up; Infinity when gain ≥ K₁K₂.",
      ru: "C_O ≥ K₁K₂ · gain / (K₁K₂ − gain) с округлением вверх; Infinity при gain ≥ K₁K₂.",
    },
  ],
});
