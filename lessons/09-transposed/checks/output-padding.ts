// The output padding that restores a given size.
import { axis, numeric, transposedGeometry } from "svertka";

type Layer = Record<"size" | "kernel" | "stride" | "padding", number>;

const missing = ({ size, kernel, stride, padding }: Layer) => {
  const { output } = axis(size, kernel, { stride, padding });
  return size - transposedGeometry([1, output], [1, 1, kernel], { stride, padding }).axes[0]!.input;
};

export const outputPadding = numeric({
  id: "09-output-padding",
  title: { en: "Back to the same size", ru: "Назад к тому же размеру" },
  points: 2,
  draw: (random) => {
    const [kernel, stride, padding] = [random.integer(5, 9), random.integer(5, 9), random.integer(1, 2)];
    // A remainder of 0 would be right without a thought.
    const remainder = random.integer(1, stride - 1);
    return {
      size: kernel - 2 * padding + stride * random.integer(6, 30) + remainder,
      kernel,
      stride,
      padding,
    };
  },
  reference: missing,
  mistakes: [
    {
      name: "padding forgotten",
      hint: {
        en: "The convolution that made the map small stood on the padded axis. Count its border, too.",
        ru: "Свёртка, уменьшившая карту, шла по оси с паддингом. Посчитайте и кайму.",
      },
      answer: ({ size, kernel, stride }: Layer) => (size - kernel) % stride,
    },
    {
      name: "padding once",
      hint: {
        en: "P zeros stand on each side of the axis: how many is that in all?",
        ru: "P нулей стоят с каждой стороны оси: сколько их всего?",
      },
      answer: ({ size, kernel, stride, padding }: Layer) => (size + padding - kernel) % stride,
    },
    {
      name: "up to the next step",
      hint: {
        en: "That many cells are missing to one more step of the kernel. Asked are those behind its last step, which nobody read.",
        ru: "Столько клеток не хватает ядру до ещё одного шага. А нужны те, что остались после последнего и не прочитаны.",
      },
      answer: (layer: Layer) => layer.stride - missing(layer),
    },
    {
      name: "remainder of the size",
      hint: {
        en: "Not the whole axis is divided into steps: the kernel covers some cells at its first position already.",
        ru: "На шаги делится не вся ось: часть клеток ядро накрывает уже в первом положении.",
      },
      answer: ({ size, stride }: Layer) => size % stride,
    },
  ],
  hints: [
    {
      en: "Go there first: what size has the convolution's output? Then come back by o = (i − 1)s + k − 2p. What is missing?",
      ru: "Сначала туда: какого размера выход свёртки? Потом обратно, по o = (i − 1)s + k − 2p. Сколько не хватает?",
    },
    {
      en: "The floor dropped (size + 2p − k) mod s cells. That is a.",
      ru: "Округление отбросило (size + 2p − k) mod s клеток. Это и есть a.",
    },
  ],
});
