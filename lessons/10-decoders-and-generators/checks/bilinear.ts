// Weights with which a transposed layer begins as bilinear interpolation: judged by what they do.
import { type Answer, array, convTranspose2d, exercise, Miss, type Nested, nested, type Text } from "svertka";

type Rows = number[][];

const squared = (row: readonly number[]): Rows => row.map((down) => row.map((across) => down * across));
const taps = (stride: number) => Array.from({ length: 2 * stride }, (_, tap) => tap);
const tent = (stride: number, middle = stride - 0.5) =>
  taps(stride).map((tap) => 1 - Math.abs(tap - middle) / stride);
const right = ({ stride }: { stride: number }) => squared(tent(stride));

const hints = {
  equal: {
    en: "With equal weights a constant stays constant, but a ramp turns into stairs: a cell must weigh its nearer neighbour more.",
    ru: "При равных весах постоянное остаётся постоянным, но склон становится лестницей: ближний сосед должен весить больше.",
  },
  shifted: {
    en: "Your tent has its peak on a tap. A kernel of 2s taps has its middle between two taps, at s − ½.",
    ru: "Вершина вашего шатра — на элементе ядра. У ядра из 2s элементов середина между двумя, в точке s − ½.",
  },
  sum: {
    en: "The weights are scaled to a sum of 1, as for a convolution that averages. Here each output cell gets only a part of them: which sum makes a constant stay?",
    ru: "Веса приведены к сумме 1, как у усредняющей свёртки. Но здесь на каждую клетку приходится лишь часть весов: при какой сумме постоянное сохранится?",
  },
  line: {
    en: "A weight of the map is the product of a weight down and a weight across, not their mean or sum.",
    ru: "Вес на карте — произведение веса по вертикали и веса по горизонтали, а не их сумма или среднее.",
  },
} satisfies Record<string, Text>;

const mistakes = [
  { name: "equal", answer: ({ stride }: { stride: number }) => squared(taps(stride).map(() => 0.5)) },
  { name: "shifted", answer: ({ stride }: { stride: number }) => squared(tent(stride, stride)) },
  {
    name: "sum",
    answer: ({ stride }: { stride: number }) => squared(tent(stride).map((weight) => weight / stride)),
  },
  {
    name: "line",
    answer: ({ stride }: { stride: number }) =>
      tent(stride).map((down) => tent(stride).map((across) => (down + across) / 2)),
  },
] as const;

export const bilinear = exercise({
  id: "10-bilinear",
  title: { en: "A good beginning", ru: "Хорошее начало" },
  draw: () => ({}),
  reference: right,
  tolerance: 1e-6,
  withholds: ["upsample"],
  mistakes: mistakes.map(({ name, answer }) => ({ name, hint: hints[name], answer })),
  checks: [
    {
      name: { en: "a constant stays constant, s = 2", ru: "постоянное остаётся постоянным, s = 2" },
      points: 1,
      audience: "public",
      run: ({ answer }) => keeps(answer, 2, [constant]),
    },
    {
      name: { en: "ramps stay ramps, s = 2 and 4", ru: "склоны остаются склонами, s = 2 и 4" },
      points: 1,
      audience: "public",
      run: async ({ answer }) => {
        await keeps(answer, 2, [across, down]);
        await keeps(answer, 4, [constant, across, down]);
      },
    },
    {
      name: { en: "other strides, slanted ramps", ru: "другие шаги, наклонные склоны" },
      points: 1,
      audience: "grader",
      run: async ({ answer, random }) => {
        for (const stride of [2, 6, 8, 10]) {
          const [up, on] = [random.integer(1, 5), random.integer(-5, -1)];
          const slanted = (row: number, column: number) => up * row + on * column + 3;
          await keeps(answer, stride, [constant, across, down, slanted]);
        }
      },
    },
  ],
  hints: [
    {
      en: "First along one axis: an output cell meets two weights, tap t and tap t + s. They must add up to 1, and the nearer cell weighs more.",
      ru: "Сначала по одной оси: клетка выхода встречает два веса, t и t + s. В сумме они дают 1, и ближняя клетка весит больше.",
    },
    {
      en: "A tent: 1 − |t − (s − ½)| / s for t from 0 to 2s − 1. For s = 2 it is ¼, ¾, ¾, ¼.",
      ru: "Шатёр: 1 − |t − (s − ½)| / s для t от 0 до 2s − 1. При s = 2 это ¼, ¾, ¾, ¼.",
    },
    {
      en: "The weight in row r and column c is tent[r] · tent[c].",
      ru: "Вес в строке r и столбце c — это tent[r] · tent[c].",
    },
  ],
});

/** A plane over the pixels of the output: what a cell at a place should hold. */
type Plane = (row: number, column: number) => number;
const constant: Plane = () => 1;
const across: Plane = (_, column) => column;
const down: Plane = (row) => row;

/** Rejects unless the answer's weights make each of `planes` of its values at the cells' middles, away from the borders. */
async function keeps(answer: Answer, stride: number, planes: readonly Plane[]): Promise<void> {
  const got = await answer({ stride });
  const miss = (message: Text, known?: keyof typeof hints) =>
    new Miss({ message, input: [{ stride }], got, ...(known && { mistake: known, hint: hints[known] }) });
  const side = 2 * stride;
  if (!isSquare(got, side)) {
    throw miss({
      en: `${side} rows of ${side} numbers are needed.`,
      ru: `Нужно ${side} строк по ${side} чисел.`,
    });
  }
  const known = mistakes.find((mistake) => alike(mistake.answer({ stride }), got))?.name;
  const cells = 5;
  for (const plane of planes) {
    // Cell c covers the pixels from c · s on; its value is the plane's in their middle.
    const middle = (cell: number) => cell * stride + (stride - 1) / 2;
    const x = Array.from({ length: cells * cells }, (_, at) =>
      plane(middle(Math.floor(at / cells)), middle(at % cells)),
    );
    const y = convTranspose2d(array(x, [1, cells, cells]), array(got, [1, 1, side, side]), {
      stride,
      padding: stride / 2,
    });
    const rows = (nested(y) as Nested[])[0] as Rows;
    for (let row = stride; row < (cells - 1) * stride; row++) {
      for (let column = stride; column < (cells - 1) * stride; column++) {
        const [is, should] = [rows[row]![column]!, plane(row, column)];
        if (Math.abs(is - should) <= 1e-3 * Math.max(1, Math.abs(should))) continue;
        const [value, wanted] = [Number(is.toPrecision(4)), Number(should.toPrecision(4))];
        const what =
          plane === constant ? { en: "a map of ones", ru: "карта из единиц" } : { en: "a ramp", ru: "склон" };
        throw miss(
          {
            en: `s = ${stride}, ${what.en}: in row ${row}, column ${column} stands ${value}, it should be ${wanted}.`,
            ru: `s = ${stride}, ${what.ru}: в строке ${row}, столбце ${column} стоит ${value}, а должно быть ${wanted}.`,
          },
          known,
        );
      }
    }
  }
}

function isSquare(value: unknown, side: number): value is Rows {
  return (
    Array.isArray(value) &&
    value.length === side &&
    value.every((row) => Array.isArray(row) && row.length === side && row.every(Number.isFinite))
  );
}

function alike(one: Rows, other: Rows): boolean {
  return one.every((row, at) => row.every((value, column) => Math.abs(value - other[at]![column]!) <= 1e-6));
}
