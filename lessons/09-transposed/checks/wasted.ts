// Multiplications of the stamp and of the form with zeros.
import { macs, numeric, transposedGeometry } from "svertka";

type Layer = Record<"input" | "kernel" | "stride" | "padding", number>;

const outputOf = ({ input, kernel, stride, padding }: Layer) =>
  transposedGeometry([1, input], [1, 1, kernel], { stride, padding }).axes[0]!.input;
const right = (layer: Layer) => {
  const common = { kernel: [layer.kernel, layer.kernel], channels: [1, 1] as const };
  const output = outputOf(layer);
  return {
    stamps: macs.transposed({ ...common, input: [layer.input, layer.input] }),
    zeros: macs.conv({ ...common, output: [output, output] }),
  };
};

export const wasted = numeric({
  id: "09-wasted",
  title: { en: "What the zeros cost", ru: "Во что обходятся нули" },
  points: 2,
  draw: (random) => {
    const stride = random.integer(2, 4);
    return {
      input: random.integer(4, 64),
      kernel: stride + random.integer(1, 5),
      stride,
      padding: random.integer(1, Math.floor(stride / 2)),
    };
  },
  reference: right,
  mistakes: [
    {
      name: "one axis",
      hint: {
        en: "The map is square and the kernel, too. Count the second axis as well.",
        ru: "Карта квадратная, и ядро тоже. Учтите и вторую ось.",
      },
      answer: (layer: Layer) => ({
        stamps: layer.input * layer.kernel,
        zeros: outputOf(layer) * layer.kernel,
      }),
    },
    {
      name: "zeros by the input",
      hint: {
        en: "A kernel that slides with stride 1 stops once for each output cell, over zeros just as over numbers.",
        ru: "Ядро, которое скользит с шагом 1, останавливается на каждой клетке выхода: над нулями так же, как над числами.",
      },
      answer: (layer: Layer) => ({ ...right(layer), zeros: right(layer).stamps }),
    },
    {
      name: "stamps by the output",
      hint: {
        en: "Who makes a stamp, a cell of the input or a cell of the output?",
        ru: "Кто ставит штамп: клетка входа или клетка выхода?",
      },
      answer: (layer: Layer) => ({ ...right(layer), stamps: right(layer).zeros }),
    },
    {
      name: "s² times",
      hint: {
        en: "s² is the rule of thumb for an output of exactly s · i cells. How many has yours?",
        ru: "В s² раз — это прикидка, точная при выходе ровно в s · i клеток. Сколько их у вас?",
      },
      answer: (layer: Layer) => ({ ...right(layer), zeros: right(layer).stamps * layer.stride ** 2 }),
    },
    {
      name: "only the zeros",
      hint: {
        en: "Asked are all multiplications of that form, those by a zero and those by a number.",
        ru: "Нужны все умножения этой формы: и на нули, и на числа.",
      },
      answer: (layer: Layer) => ({ ...right(layer), zeros: right(layer).zeros - right(layer).stamps }),
    },
  ],
  hints: [
    {
      en: "Both forms work by the kernel: k² multiplications at a time. How many times does each do it?",
      ru: "Обе формы работают ядрами: по k² умножений за раз. Сколько раз делает это каждая?",
    },
    {
      en: "i² stamps; o² positions with o = (i − 1)s + k − 2p.",
      ru: "Штампов i²; положений o², где o = (i − 1)s + k − 2p.",
    },
  ],
});
