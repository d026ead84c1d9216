// The shape of a layer's weights, its parameters and its maps.
import { numeric, params } from "svertka";

type Layer = Record<"from" | "to" | "kernel", number>;

const shapeOf = ({ from, to, kernel }: Layer) => [to, from, kernel, kernel];
const parametersOf = ({ from, to, kernel }: Layer) =>
  params.conv({ kernel: [kernel, kernel], channels: [from, to], bias: true });
const right = (layer: Layer) => ({
  shape: shapeOf(layer),
  parameters: parametersOf(layer),
  maps: layer.to,
});

export const weightShape = numeric({
  id: "02-weight-shape",
  title: { en: "What a layer holds", ru: "Что есть в слое" },
  points: 2,
  draw: (random) => ({
    from: random.integer(5, 30),
    to: random.integer(31, 90),
    kernel: random.pick([3, 4, 5, 7]),
  }),
  reference: right,
  mistakes: [
    {
      name: "one kernel for all channels",
      hint: {
        en: "One 2-D kernel shared by all channels could not tell red from blue. How many kernels are there in one filter?",
        ru: "Общее для всех каналов ядро не отличило бы красный от синего. Сколько ядер в одном фильтре?",
      },
      answer: (layer: Layer) => ({ ...right(layer), parameters: layer.to * layer.kernel ** 2 + layer.to }),
    },
    {
      name: "one kernel in all",
      hint: {
        en: "That is one kernel. The layer has one for each pair of an input channel and a filter.",
        ru: "Это одно ядро. А в слое — по ядру на каждую пару «входной канал — фильтр».",
      },
      answer: (layer: Layer) => ({ ...right(layer), parameters: layer.kernel ** 2 }),
    },
    {
      name: "no biases",
      hint: {
        en: "The weights are right. Each filter learns one more number.",
        ru: "Веса посчитаны верно. Но у каждого фильтра обучается ещё одно число.",
      },
      answer: (layer: Layer) => ({ ...right(layer), parameters: parametersOf(layer) - layer.to }),
    },
    {
      name: "a bias for each kernel",
      hint: {
        en: "The bias is added once, when the channels are already added up. How many are there, then?",
        ru: "Смещение прибавляется один раз, когда каналы уже сложены. Сколько же всего смещений?",
      },
      answer: (layer: Layer) => ({
        ...right(layer),
        parameters: parametersOf(layer) - layer.to + layer.from * layer.to,
      }),
    },
    {
      name: "a map for each kernel",
      hint: {
        en: "A filter adds its channels up. How many maps does one filter give: as many as it reads, or one?",
        ru: "Фильтр складывает свои каналы. Сколько карт даёт один фильтр: столько, сколько читает, или одну?",
      },
      answer: (layer: Layer) => ({ ...right(layer), maps: layer.from * layer.to }),
    },
    {
      name: "a map for each input channel",
      hint: {
        en: "Maps are made by filters; input channels are what a filter reads. Which of the two numbers is it?",
        ru: "Карты получаются от фильтров, а входные каналы фильтр читает. Какое из двух чисел нужно?",
      },
      answer: (layer: Layer) => ({ ...right(layer), maps: layer.from }),
    },
    {
      name: "input first",
      hint: {
        en: "The order is [out, in, K, K]: first the number of the filter, then the channel that it reads.",
        ru: "Порядок такой: [выход, вход, K, K] — сначала номер фильтра, потом канал, который он читает.",
      },
      answer: (layer: Layer) => ({
        ...right(layer),
        shape: [layer.from, layer.to, layer.kernel, layer.kernel],
      }),
    },
    {
      name: "channels last",
      hint: {
        en: "This order belongs to TensorFlow. Here, as in PyTorch and ONNX, it is [out, in, K, K].",
        ru: "Это порядок TensorFlow. Здесь, как в PyTorch и ONNX, — [выход, вход, K, K].",
      },
      answer: (layer: Layer) => ({
        ...right(layer),
        shape: [layer.kernel, layer.kernel, layer.from, layer.to],
      }),
    },
  ],
  hints: [
    {
      en: "Draw the wall of the lesson: a row for each filter, in it a small kernel for each channel.",
      ru: "Нарисуйте «стену» из урока: на каждый фильтр — строка, в ней по маленькому ядру на каждый канал.",
    },
    {
      en: "The shape is [to, from, kernel, kernel]; its product counts the weights, and each row has one bias.",
      ru: "Форма — [to, from, kernel, kernel]; её произведение даёт число весов, и на каждую строку — одно смещение.",
    },
  ],
});
