// A network designed under a budget: any that keeps within the limits is right.
import { type CheckContext, exercise, Miss, networkCost, receptiveField, shapes, type Text } from "svertka";
import { networkOf, type Written } from "./layers";

type Limits = Record<"limit" | "channels" | "sight", number>;
const size = 128;
const pair = (to: number, stride: number): Written[] => [
  { kind: "depthwise", kernel: 3, stride },
  { kind: "pointwise", stride: 1, channels: to },
];
const stem: Written[] = [
  { kind: "conv", kernel: 3, stride: 2, channels: 8 },
  ...[16, 32, 64].flatMap((to) => pair(to, 2)),
];
const widen = (channels: number): Written => ({ kind: "pointwise", stride: 1, channels });

const hints = {
  ordinary: {
    en: "Ordinary 3×3 layers between many channels cost the most. What did this lesson replace them with?",
    ru: "Дороже всего обычные слои 3×3 между многими каналами. Чем их заменили в этом уроке?",
  },
  early: {
    en: "The size of the map counts as its square: make it smaller before the channels grow.",
    ru: "Размер карты входит в цену в квадрате: уменьшите карту раньше, чем вырастут каналы.",
  },
  short: {
    en: "A 3×3 layer adds two of its own cells to the receptive field, and after strides a cell is worth many pixels: add layers at the end.",
    ru: "Слой 3×3 добавляет к рецептивному полю две своих клетки, а после шагов клетка равна многим пикселям: добавьте слои в конце.",
  },
  large: {
    en: "Each stride of 2 halves the map: from 128 to 8 cells it takes four of them.",
    ru: "Каждый шаг 2 уменьшает карту вдвое: от 128 до 8 клеток нужно четыре таких шага.",
  },
};

/** The student's network, or a `Miss` that says what is wrong with the list. */
async function designed({ answer, numbers }: CheckContext) {
  const layers = await answer(numbers);
  const listed = Array.isArray(layers) && layers.length > 0 && layers.length <= 200;
  const kinds = ["conv", "depthwise", "pointwise"];
  if (!listed || !layers.every((layer) => kinds.includes((layer as Written | null)?.kind as string)))
    throw new Miss({
      message: {
        en: "A list of 1 to 200 layers is needed, each with the kind conv, depthwise or pointwise.",
        ru: "Нужен список от 1 до 200 слоёв, у каждого kind — conv, depthwise или pointwise.",
      },
      got: layers,
    });
  try {
    const network = networkOf(layers as Written[], size);
    const last = shapes(network).at(-1)!.output;
    return { network, cost: networkCost(network).macs, last, sight: receptiveField(network).whole.size[0]! };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new Miss({
      message: { en: `This is not a network: ${text}`, ru: `Такой сети не бывает: ${text}` },
      got: layers,
    });
  }
}

function miss(message: Text, mistake: keyof typeof hints): never {
  throw new Miss({ message, hint: hints[mistake], mistake });
}

const count = (value: number) => value.toLocaleString("ru-RU");

export const budget = exercise({
  id: "05-budget",
  title: { en: "Design a network", ru: "Спроектируйте сеть" },
  draw: (random) => ({
    limit: 100_000 * random.integer(50, 90),
    channels: 8 * random.integer(16, 32),
    sight: random.integer(90, 180),
  }),
  reference: ({ channels, sight }: Limits) => {
    const more = Math.ceil((sight - 31) / 32);
    return [...stem, ...Array.from({ length: more }, () => pair(64, 1)).flat(), widen(channels)];
  },
  tolerance: 0,
  mistakes: [
    {
      name: "ordinary",
      hint: hints.ordinary,
      answer: ({ channels }: Limits) => [
        ...[16, 32, 64, 128].map((to): Written => ({ kind: "conv", kernel: 3, stride: 2, channels: to })),
        ...Array.from({ length: 6 }, (): Written => ({ kind: "conv", kernel: 3, stride: 1, channels })),
      ],
    },
    {
      name: "early",
      hint: hints.early,
      answer: ({ channels }: Limits) => [
        ...pair(channels, 1),
        ...Array.from({ length: 4 }, () => pair(channels, 2)).flat(),
        ...Array.from({ length: 6 }, () => pair(channels, 1)).flat(),
      ],
    },
    { name: "short", hint: hints.short, answer: ({ channels }: Limits) => [...stem, widen(channels)] },
    {
      name: "large",
      hint: hints.large,
      answer: ({ channels }: Limits) => [...stem.slice(0, 5), ...pair(32, 1), widen(channels)],
    },
  ],
  checks: [
    {
      name: { en: "the last map", ru: "последняя карта" },
      points: 1,
      audience: "public",
      run: async (context) => {
        const { last } = await designed(context);
        const { channels } = context.numbers as Limits;
        const [made = 0, cells = 0] = last;
        const text = `${last.join("×")}; ${channels}, 8×8`;
        if (cells > 8)
          miss(
            { en: `The last map is too large: ${text}.`, ru: `Последняя карта велика: ${text}.` },
            "large",
          );
        if (made < channels)
          throw new Miss({
            message: {
              en: `The last map has ${made} channels, ${channels} are asked for.`,
              ru: `В последней карте ${made} каналов, а нужно ${channels}.`,
            },
          });
      },
    },
    {
      name: { en: "the budget", ru: "бюджет" },
      points: 1,
      audience: "public",
      run: async (context) => {
        const { cost, network } = await designed(context);
        const { limit } = context.numbers as Limits;
        if (cost <= limit) return;
        const ordinary = networkCost(network).byKind.get("conv")?.macs ?? 0;
        const [spent, allowed] = [count(cost), count(limit)];
        miss(
          {
            en: `${spent} multiply-adds, the budget is ${allowed}.`,
            ru: `${spent} умножений при бюджете ${allowed}.`,
          },
          ordinary > cost / 2 ? "ordinary" : "early",
        );
      },
    },
    {
      name: { en: "the receptive field", ru: "рецептивное поле" },
      points: 2,
      audience: "public",
      run: async (context) => {
        const { sight, last, cost } = await designed(context);
        const wanted = context.numbers as Limits;
        if (sight < wanted.sight)
          miss(
            {
              en: `A cell sees ${sight} pixels, ${wanted.sight} are asked for.`,
              ru: `Клетка видит ${sight} пикселей, а нужно ${wanted.sight}.`,
            },
            "short",
          );
        if (cost > wanted.limit || (last[1] ?? 0) > 8)
          throw new Miss({
            message: {
              en: "It sees far enough, but not within the other limits.",
              ru: "Видно достаточно далеко, но не при остальных условиях.",
            },
          });
      },
    },
  ],
  hints: [
    {
      en: "Shrink the map early with strides, keep few channels while it is large, and use depthwise and 1×1 layers.",
      ru: "Рано уменьшайте карту шагами, держите мало каналов, пока она большая, и берите поканальные (depthwise) слои и слои 1×1.",
    },
    {
      en: "On the 8 × 8 map every depthwise 3×3 layer with stride 1 adds 2 · 16 = 32 pixels to the receptive field, at little cost.",
      ru: "На карте 8 × 8 каждый поканальный слой 3×3 с шагом 1 добавляет к рецептивному полю 2 · 16 = 32 пикселя и стоит мало.",
    },
    {
      en: "Reach the number of channels only in the last 1×1 layer.",
      ru: "Нужного числа каналов достигайте только в последнем слое 1×1.",
    },
  ],
});
