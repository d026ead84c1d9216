// How many cells an axis has after a layer.
import { axis, numeric } from "svertka";

type Layer = Record<"input" | "kernel" | "stride" | "padding" | "dilation", number>;

const span = ({ kernel, dilation }: Layer) => dilation * (kernel - 1) + 1;
const steps = (layer: Layer) => (layer.input + 2 * layer.padding - span(layer)) / layer.stride;

export const outputSize = numeric({
  id: "01-output-size",
  title: { en: "The size of the output", ru: "Размер выхода" },
  points: 2,
  draw: (random) => ({
    input: random.integer(20, 90),
    kernel: random.integer(4, 9),
    stride: random.integer(2, 3),
    padding: random.integer(4, 6),
    dilation: random.integer(2, 3),
  }),
  reference: ({ input, kernel, stride, padding, dilation }: Layer) =>
    axis(input, kernel, { stride, padding, dilation }).output,
  mistakes: [
    {
      name: "forgot + 1",
      hint: {
        en: "The fraction counts the steps between positions. Where does the first position, before any step, come in?",
        ru: "Дробь считает шаги между положениями. А где учтено первое положение, до всех шагов?",
      },
      answer: (layer: Layer) => Math.floor(steps(layer)),
    },
    {
      name: "padding once",
      hint: {
        en: "P zeros stand on each side of the axis: how many is that in all?",
        ru: "P нулей стоят с каждой стороны оси: сколько их всего?",
      },
      answer: (layer: Layer) => Math.floor(steps(layer) - layer.padding / layer.stride) + 1,
    },
    {
      name: "rounded up",
      hint: {
        en: "A last step that does not fit is not made: cells at the end are left over. Which way does that round?",
        ru: "Последний шаг, который не помещается, не делается: клетки в конце остаются лишними. В какую сторону это округление?",
      },
      answer: (layer: Layer) => Math.ceil(steps(layer)) + 1,
    },
    {
      name: "dilation ignored",
      hint: {
        en: "A dilated kernel spans more cells than it has taps. From the first tap to the last, how many?",
        ru: "Расширенное ядро растянуто на большее число клеток, чем в нём элементов. Сколько клеток от первого элемента до последнего?",
      },
      answer: (layer: Layer) => Math.floor(steps({ ...layer, dilation: 1 })) + 1,
    },
  ],
  hints: [
    {
      en: "First find how many cells the dilated kernel spans: draw its taps on squared paper.",
      ru: "Сначала найдите размах расширенного ядра: нарисуйте его на клетчатой бумаге.",
    },
    {
      en: "The span is d(k − 1) + 1 cells. On the padded axis, how many whole steps of s fit after the first position?",
      ru: "Размах — d(k − 1) + 1 клеток. Сколько целых шагов s помещается на оси с паддингом после первого положения?",
    },
  ],
});
