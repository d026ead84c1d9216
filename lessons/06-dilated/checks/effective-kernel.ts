// What one dilated layer covers, and the padding that keeps the size.
import { axis, numeric } from "svertka";

type Layer = Record<"input" | "kernel" | "dilation", number>;

const answerFor = (span: number, { input }: Layer) => ({
  span,
  padding: (span - 1) / 2,
  bare: input - span + 1,
});
const right = (layer: Layer) => {
  const { span, output } = axis(layer.input, layer.kernel, { dilation: layer.dilation });
  return { span, padding: (span - 1) / 2, bare: output };
};

export const effectiveKernel = numeric({
  id: "06-effective-kernel",
  title: { en: "One dilated layer", ru: "Один расширенный слой" },
  points: 2,
  draw: (random) => ({
    input: random.integer(60, 120),
    kernel: random.pick([3, 5, 7]),
    dilation: random.pick([4, 8]),
  }),
  reference: right,
  mistakes: [
    {
      name: "taps times dilation",
      hint: {
        en: "Between k taps there are k − 1 distances, not k: draw the kernel and count its cells.",
        ru: "Между k элементами ядра k − 1 расстояний, а не k: нарисуйте ядро и сосчитайте клетки.",
      },
      answer: (layer: Layer) => answerFor(layer.kernel * layer.dilation, layer),
    },
    {
      name: "dilation counted from 0",
      hint: {
        en: "You put d empty cells between the taps. Here dilation 1 is the ordinary kernel: d is the distance, so d − 1 cells are empty.",
        ru: "Вы оставили между элементами ядра d пустых клеток. Здесь обычное ядро — это расширение 1: d — расстояние, пустых клеток d − 1.",
      },
      answer: (layer: Layer) => answerFor((layer.kernel - 1) * (layer.dilation + 1) + 1, layer),
    },
    {
      name: "a whole stack",
      hint: {
        en: "That is what a stack of layers with dilations 1, 2, 4, … up to yours sees. Here there is one layer.",
        ru: "Столько видит стопка слоёв с расширениями 1, 2, 4, … до вашего включительно. А здесь слой один.",
      },
      answer: (layer: Layer) => answerFor((layer.kernel - 1) * (2 * layer.dilation - 1) + 1, layer),
    },
    {
      name: "padding of the ordinary kernel",
      hint: {
        en: "(k − 1)/2 zeros keep the size under an ordinary kernel. How far from its middle does the dilated one reach?",
        ru: "(k − 1)/2 нулей сохраняют размер у обычного ядра. А как далеко от своей середины дотягивается расширенное?",
      },
      answer: (layer: Layer) => ({ ...right(layer), padding: (layer.kernel - 1) / 2 }),
    },
    {
      name: "padding of both sides together",
      hint: {
        en: "So many zeros are needed in all; the question is how many on each side.",
        ru: "Столько нулей нужно всего, а спрашивается, сколько их с каждой стороны.",
      },
      answer: (layer: Layer) => ({ ...right(layer), padding: right(layer).span - 1 }),
    },
    {
      name: "dilation as stride",
      hint: {
        en: "Dilation spreads the taps; the kernel itself still moves one cell at a time. Only a stride makes the output d times smaller.",
        ru: "Расширение раздвигает элементы ядра, а само ядро по-прежнему сдвигается на одну клетку. В d раз выход уменьшил бы шаг.",
      },
      answer: (layer: Layer) => ({
        ...right(layer),
        bare: axis(layer.input, layer.kernel, { stride: layer.dilation }).output,
      }),
    },
  ],
  hints: [
    {
      en: "Draw the kernel on squared paper: a tap, d − 1 empty cells, a tap, and so on. How many cells from end to end?",
      ru: "Нарисуйте ядро на клетчатой бумаге: элемент, d − 1 пустых клеток, снова элемент… Сколько клеток от края до края?",
    },
    {
      en: "span = k + (k − 1)(d − 1). The padding is half of span − 1; without it the output has input − span + 1 cells.",
      ru: "span = k + (k − 1)(d − 1). Паддинг — половина от span − 1; без него в выходе input − span + 1 клеток.",
    },
  ],
});
