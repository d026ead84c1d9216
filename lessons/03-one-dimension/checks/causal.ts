// Padding and sight of a stack of causal layers.
import { axis, numeric, receptiveField } from "svertka";

type Stack = Record<"layers" | "kernel", number>;
const dilations = (layers: number) => Array.from({ length: layers }, (_, layer) => 2 ** layer);
const seen = ({ kernel }: Stack, steps: readonly number[]) =>
  receptiveField(steps.map((dilation) => ({ kernel, dilation }))).at(-1)!.size;
const reach = ({ kernel }: Stack, dilation: number) => axis(1_000_000, kernel, { dilation }).span - 1;
const right = (stack: Stack) => ({
  zeros: reach(stack, 2 ** (stack.layers - 1)),
  sight: seen(stack, dilations(stack.layers)),
});

export const causal = numeric({
  id: "03-causal",
  title: { en: "Only the past", ru: "Только прошлое" },
  points: 2,
  draw: (random) => ({ layers: random.integer(3, 14), kernel: random.integer(3, 40) }),
  reference: right,
  mistakes: [
    {
      name: "zeros on both sides",
      hint: {
        en: "Half of the zeros on each side would let the layer look ahead. A causal one has them all in front.",
        ru: "Половина нулей с каждой стороны позволила бы слою заглядывать вперёд. У причинного слоя все нули стоят перед сигналом.",
      },
      answer: (stack: Stack) => ({ ...right(stack), zeros: right(stack).zeros / 2 }),
    },
    {
      name: "dilation times taps",
      hint: {
        en: "Between `kernel` taps there are `kernel` − 1 gaps.",
        ru: "Между `kernel` элементами — `kernel` − 1 промежутков.",
      },
      answer: (stack: Stack) => ({
        zeros: stack.kernel * 2 ** (stack.layers - 1),
        sight: right(stack).sight,
      }),
    },
    {
      name: "without itself",
      hint: {
        en: "A cell also sees the moment that it stands on.",
        ru: "Клетка видит и тот момент, на котором стоит сама.",
      },
      answer: (stack: Stack) => ({ ...right(stack), sight: right(stack).sight - 1 }),
    },
    {
      name: "last layer only",
      hint: {
        en: "The last layer looks at cells that look further back themselves: the layers add up.",
        ru: "Последний слой смотрит на клетки, которые сами смотрят назад: вклады слоёв складываются.",
      },
      answer: (stack: Stack) => ({ ...right(stack), sight: seen(stack, [2 ** (stack.layers - 1)]) }),
    },
    {
      name: "one doubling more",
      hint: {
        en: "The dilations begin with 1, not with 2: which one has the last layer?",
        ru: "Расширения начинаются с 1, а не с 2: какое у последнего слоя?",
      },
      answer: (stack: Stack) => ({
        zeros: reach(stack, 2 ** stack.layers),
        sight: seen(
          stack,
          dilations(stack.layers).map((dilation) => 2 * dilation),
        ),
      }),
    },
  ],
  hints: [
    {
      en: "Draw two layers with three taps: on which moments of the signal do the taps of the second one stand?",
      ru: "Нарисуйте два слоя по три элемента: на каких моментах сигнала стоят элементы второго?",
    },
    {
      en: "Each layer adds D(K − 1) moments of the past: these are its zeros, and their sum plus 1 is the sight.",
      ru: "Каждый слой добавляет D(K − 1) моментов прошлого: это его нули, а их сумма плюс 1 — всё, что видно.",
    },
  ],
});
