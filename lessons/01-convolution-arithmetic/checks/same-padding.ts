// Where “same” padding puts its zeros.
import { axis, numeric } from "svertka";

type Line = Record<"input" | "kernel" | "stride", number>;
const sides = ({ input, kernel, stride }: Line, padding: "same" | "same-lower") => {
  const { before, after } = axis(input, kernel, { stride, padding });
  return { before, after };
};

export const samePadding = numeric({
  id: "01-same-padding",
  title: { en: "“Same” is not always symmetric", ru: "«Same» бывает несимметричным" },
  points: 2,
  draw: (random) => ({
    input: random.integer(20, 240),
    kernel: random.integer(4, 9),
    stride: random.integer(2, 3),
  }),
  reference: (line: Line) => sides(line, "same"),
  mistakes: [
    {
      name: "symmetric",
      hint: {
        en: "Half a kernel on each side is what stride 1 needs. With your stride, does the last position really end at the last zero?",
        ru: "По половине ядра с каждой стороны — это для шага 1. Доходит ли при вашем шаге последнее положение до последнего нуля?",
      },
      answer: ({ kernel }: Line) => ({ before: Math.floor(kernel / 2), after: Math.floor(kernel / 2) }),
    },
    {
      name: "odd zero before",
      hint: {
        en: "The total is right. TensorFlow and ONNX's SAME_UPPER put the odd zero on the other side.",
        ru: "Всего нулей столько, сколько нужно. Но TensorFlow и SAME_UPPER в ONNX ставят лишний нуль с другой стороны.",
      },
      answer: (line: Line) => sides(line, "same-lower"),
    },
    {
      name: "total on each side",
      hint: {
        en: "That many zeros are needed in all; they are shared between the two sides.",
        ru: "Столько нулей нужно всего; они делятся между двумя сторонами.",
      },
      answer: (line: Line) => {
        const { before, after } = sides(line, "same");
        return { before: before + after, after: before + after };
      },
    },
  ],
  hints: [
    {
      en: "“Same” asks for ⌈input / stride⌉ outputs. How far does the last of them reach?",
      ru: "«Same» требует ⌈вход / шаг⌉ выходов. До какой клетки дотягивается последний из них?",
    },
    {
      en: "The padded axis must have (outputs − 1) · stride + kernel cells. Subtract the input and share the rest, an odd zero after.",
      ru: "Ось с паддингом должна иметь (выходов − 1) · шаг + ядро клеток. Вычтите вход и поделите остаток; лишний нуль — после.",
    },
  ],
});
