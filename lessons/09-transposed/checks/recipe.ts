// The recipe of the lecture: z, p′ and the size of the output.
import { axis, numeric, transposedGeometry } from "svertka";

type Layer = Record<"input" | "kernel" | "stride" | "padding", number>;
interface Recipe {
  readonly between: number;
  readonly around: number;
  readonly output: number;
}

const right = ({ input, kernel, stride, padding }: Layer): Recipe => ({
  between: stride - 1,
  around: kernel - 1 - padding,
  output: transposedGeometry([1, input], [1, 1, kernel], { stride, padding }).axes[0]!.input,
});

export const recipe = numeric({
  id: "09-recipe",
  title: { en: "The recipe of the lecture", ru: "Рецепт лекции" },
  points: 2,
  draw: (random) => {
    const kernel = random.integer(4, 9);
    return {
      input: random.integer(5, 40),
      kernel,
      stride: random.integer(2, 5),
      padding: random.integer(1, Math.floor((kernel - 1) / 2)),
    };
  },
  reference: right,
  mistakes: [
    {
      name: "p′ = k − p",
      hint: {
        en: "With p = 0 the first output cell meets one weight only. How many zeros of the border lie under the others? Not k.",
        ru: "При p = 0 первая клетка выхода встречает лишь один вес. Сколько нулей каймы под остальными? Не k.",
      },
      answer: (layer: Layer) => ({ ...right(layer), around: layer.kernel - layer.padding }),
    },
    {
      name: "z = s",
      hint: {
        en: "Neighbouring stamps begin s cells apart. How many cells lie strictly between two cells that are s apart?",
        ru: "Соседние штампы начинаются через s клеток. Сколько клеток лежит строго между двумя клетками на расстоянии s?",
      },
      answer: (layer: Layer) => ({ ...right(layer), between: layer.stride }),
    },
    {
      name: "padding enlarges",
      hint: {
        en: "Padding runs backwards here, too: where a convolution puts a border on, its transpose takes one off.",
        ru: "Паддинг тоже пущен задом наперёд: где свёртка надевает кайму, транспонированная её снимает.",
      },
      answer: (layer: Layer) => ({ ...right(layer), output: right(layer).output + 4 * layer.padding }),
    },
    {
      name: "padding once",
      hint: {
        en: "The border goes on both sides of the axis: how many cells is that in all?",
        ru: "Кайма снимается с обеих сторон оси: сколько это клеток всего?",
      },
      answer: (layer: Layer) => ({ ...right(layer), output: right(layer).output + layer.padding }),
    },
    {
      name: "i stamps, i steps",
      hint: {
        en: "Draw two stamps. How many steps of s are there between the first and the last of i stamps?",
        ru: "Нарисуйте два штампа. Сколько шагов s между первым и последним из i штампов?",
      },
      answer: (layer: Layer) => ({ ...right(layer), output: right(layer).output + layer.stride }),
    },
    {
      name: "an ordinary convolution",
      hint: {
        en: "That is the output of an ordinary convolution. The transposed one makes the map larger.",
        ru: "Это выход обычной свёртки. Транспонированная делает карту больше.",
      },
      answer: (layer: Layer) => ({ ...right(layer), output: axis(layer.input, layer.kernel, layer).output }),
    },
  ],
  hints: [
    {
      en: "Draw two cells of the input and their stamps on squared paper, s apart, then cut p cells off each end.",
      ru: "Нарисуйте на клетчатой бумаге две клетки входа и их штампы через s клеток, затем отрежьте по p клеток с концов.",
    },
    {
      en: "z = s − 1; p′ = k − p − 1; the last stamp begins at (i − 1)s and is k long, 2p cells are cut off.",
      ru: "z = s − 1; p′ = k − p − 1; последний штамп начинается в (i − 1)s, длина его k, а 2p клеток отрезано.",
    },
  ],
});
