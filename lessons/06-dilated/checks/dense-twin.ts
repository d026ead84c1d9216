// A network with strides made dense: the same weights, an output for every cell (the à trous trick).
import { array, conv1d, elements, exercise, Miss, type Random, type Text } from "svertka";

type Layer = Record<"kernel" | "stride" | "padding" | "dilation", number>;
type Change = (layer: Layer, jump: number, before: Layer | undefined) => Partial<Layer>;

/** Every layer without its stride, changed; `jump` is the product of the strides before it. */
const dense = (layers: Layer[], change: Change) => {
  let jump = 1;
  return layers.map((layer, index) => {
    const changed = { ...layer, stride: 1, ...change(layer, jump, layers[index - 1]) };
    jump *= layer.stride;
    return changed;
  });
};
const twin = (layers: Layer[]) =>
  dense(layers, ({ padding, dilation }, jump) => ({ padding: padding * jump, dilation: dilation * jump }));

const network = (random: Random, depth: number): Layer[] =>
  Array.from({ length: depth }, () => ({
    kernel: random.pick([3, 5]),
    stride: random.integer(2, 3),
    padding: random.integer(1, 2),
    dilation: random.integer(1, 2),
  }));

export const denseTwin = exercise({
  id: "06-dense-twin",
  title: { en: "The dense twin", ru: "Плотный двойник" },
  draw: () => ({}),
  reference: twin,
  tolerance: 0,
  mistakes: [
    {
      name: "own stride as dilation",
      hint: {
        en: "The first layer's kernel is to see what it saw before: its own stride does not spread its taps. Whose taps does it spread?",
        ru: "Ядро первого слоя должно видеть то же, что и раньше: его собственный шаг не раздвигает его элементы. А чьи раздвигает?",
      },
      answer: (layers: Layer[]) =>
        dense(layers, ({ padding, dilation, stride }) => ({
          padding: padding * stride,
          dilation: dilation * stride,
        })),
    },
    {
      name: "only the stride before",
      hint: {
        en: "Strides multiply: after two strides of 2 the cells of the old map stand 4 apart.",
        ru: "Шаги перемножаются: после двух шагов по 2 соседние клетки прежней карты отстоят друг от друга на 4.",
      },
      answer: (layers: Layer[]) =>
        dense(layers, ({ padding, dilation }, _, before) => ({
          padding: padding * (before?.stride ?? 1),
          dilation: dilation * (before?.stride ?? 1),
        })),
    },
    {
      name: "padding left as it was",
      hint: {
        en: "The dilations are right. A zero of padding was one cell of the old, thinned-out map: how many cells of the dense one is that?",
        ru: "Расширения верны. Нуль паддинга был одной клеткой прежней, прореженной карты: сколько это клеток плотной?",
      },
      answer: (layers: Layer[]) => dense(layers, ({ dilation }, jump) => ({ dilation: dilation * jump })),
    },
    {
      name: "old dilation lost",
      hint: {
        en: "A layer that was dilated before stays so: its taps stood `dilation` cells of the old map apart.",
        ru: "Слой, который уже был расширенным, таким и остаётся: расстояние между его элементами было `dilation` клеток прежней карты.",
      },
      answer: (layers: Layer[]) =>
        dense(layers, ({ padding }, jump) => ({ padding: padding * jump, dilation: jump })),
    },
    {
      name: "strides kept",
      hint: {
        en: "The dilations are right, but the strides are still there: the output would stay thinned out.",
        ru: "Расширения верны, но шаги остались: выход по-прежнему прорежен.",
      },
      answer: (layers: Layer[]) =>
        twin(layers).map((layer, index) => ({ ...layer, stride: layers[index]!.stride })),
    },
  ],
  checks: [
    {
      name: { en: "three layers", ru: "три слоя" },
      points: 1,
      audience: "public",
      run: ({ compare, random }) =>
        compare([
          { kernel: 3, stride: 2, padding: 1, dilation: 1 },
          { kernel: 5, stride: 3, padding: 2, dilation: random.integer(2, 3) },
          { kernel: 3, stride: 2, padding: 1, dilation: 1 },
        ]),
    },
    {
      name: { en: "the outputs coincide on a line of numbers", ru: "выходы совпадают на линии чисел" },
      points: 1,
      audience: "public",
      run: async ({ answer, random }) => {
        const layers = network(random, 2);
        const got = (await answer(layers)) as unknown as Layer[];
        const weights = layers.map(({ kernel }) => random.matrix(1, kernel, -3, 3)[0]!);
        const line = random.matrix(1, 60, -9, 9)[0]!;
        const jump = layers.reduce((product, { stride }) => product * stride, 1);
        const [old, all] = [run(line, layers, weights), run(line, got, weights)];
        const wrong = old.findIndex((value, cell) => all[cell * jump] !== value);
        if (wrong >= 0)
          throw new Miss({ message: apart(wrong, jump), input: [layers as never], got: got as never });
      },
    },
    {
      name: { en: "other networks", ru: "другие сети" },
      points: 1,
      audience: "grader",
      run: async ({ compare, random }) => {
        for (let round = 0; round < 8; round++) await compare(network(random, random.integer(1, 5)));
      },
    },
  ],
  hints: [
    {
      en: "Keep a number `jump`: how many input cells lie between neighbouring cells of the old map. It begins with 1.",
      ru: "Ведите число `jump`: сколько клеток входа лежит между соседними клетками прежней карты. Сначала оно 1.",
    },
    {
      en: "For each layer: the dilation and the padding become `jump` times as large, the stride 1; then jump *= the old stride.",
      ru: "Для каждого слоя: расширение и паддинг умножаются на `jump`, шаг становится 1; потом jump *= прежний шаг.",
    },
  ],
});

/** The line through all layers, one channel. */
function run(line: number[], layers: readonly Layer[], weights: readonly number[][]): number[] {
  return layers.reduce((x, { kernel, stride, padding, dilation }, index) => {
    const w = array(weights[index]!, [1, 1, kernel]);
    return elements(conv1d(array(x, [1, x.length]), w, { stride, padding, dilation }));
  }, line);
}

function apart(cell: number, jump: number): Text {
  return {
    en: `Output ${cell} of the old network should stand at place ${cell * jump} of the dense one, and does not.`,
    ru: `Выход ${cell} прежней сети должен стоять на месте ${cell * jump} плотной, но его там нет.`,
  };
}
