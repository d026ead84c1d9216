// Dilations that see a field of a given size, all of it: any design that does is right.
import { type Answer, coverage, exercise, Miss, type Text, type Value } from "svertka";

type Wanted = Record<"layers" | "kernel" | "field", number>;

const doubling = ({ layers }: Wanted) => Array.from({ length: layers }, (_, layer) => 2 ** layer);
const fieldOf = (dilations: readonly number[], { kernel }: Wanted) =>
  1 + (kernel - 1) * dilations.reduce((sum, dilation) => sum + dilation, 0);
/** Ones, and a last layer that sees the rest. */
const leap = ({ layers, kernel, field }: Wanted, wholeReach = (field - 1) / (kernel - 1)) => [
  ...new Array<number>(layers - 1).fill(1),
  wholeReach - (layers - 1),
];

/** As few gaps as possible: each layer lays its copies of what is seen so far edge to edge, until the field is full. */
const widest = ({ layers, kernel, field }: Wanted) => {
  let seen = 1;
  return Array.from({ length: layers }, (_, layer) => {
    const dilation = Math.min(seen, (field - seen) / (kernel - 1) - (layers - 1 - layer));
    seen += (kernel - 1) * dilation;
    return dilation;
  });
};

const hints = {
  doubling: {
    en: "1, 2, 4, … leaves no gaps, but its copies overlap: that is too short for this field. How large may a dilation be before a gap opens?",
    ru: "1, 2, 4, … не оставляет дыр, но копии перекрываются, и для этого поля выходит мало. Насколько большим может быть расширение, пока дыры нет?",
  },
  oneSide: {
    en: "A layer reaches to both sides: k taps add (k − 1) · d cells, not d.",
    ru: "Слой дотягивается в обе стороны: k элементов добавляют (k − 1) · d клеток, а не d.",
  },
  gaps: {
    en: "If the layers so far see n cells, a dilation above n leaves cells between two copies that nobody looks at.",
    ru: "Если предыдущие слои вместе видят n клеток, то при расширении больше n между двумя копиями останутся клетки, на которые никто не смотрит.",
  },
  tooFar: {
    en: "Powers of k see as far as can be without gaps; that is further than asked. Make some of them smaller.",
    ru: "Степени k видят без дыр дальше всего — дальше, чем просили. Возьмите некоторые из них поменьше.",
  },
} satisfies Record<string, Text>;

export const noGaps = exercise({
  id: "06-no-gaps",
  title: { en: "See all of it", ru: "Увидеть всё" },
  draw: (random) => {
    const [kernel, layers] = random.pick([
      [3, 5],
      [3, 6],
      [5, 4],
    ] as const);
    const reach = random.integer(2 ** layers + 1, (kernel ** layers - 1) / (kernel - 1) - 1);
    return { layers, kernel, field: 1 + (kernel - 1) * reach };
  },
  reference: widest,
  tolerance: 0,
  mistakes: [
    { name: "doubling", hint: hints.doubling, answer: doubling },
    { name: "one side", hint: hints.oneSide, answer: (wanted: Wanted) => leap(wanted, wanted.field - 1) },
    { name: "gaps", hint: hints.gaps, answer: (wanted: Wanted) => leap(wanted) },
    {
      name: "powers of the kernel",
      hint: hints.tooFar,
      answer: (wanted: Wanted) => doubling(wanted).map((_, layer) => wanted.kernel ** layer),
    },
  ],
  checks: [
    {
      name: { en: "your field", ru: "ваше поле" },
      points: 2,
      audience: "public",
      run: ({ answer, numbers }) => fits(answer, numbers as Wanted),
    },
    {
      name: { en: "other fields", ru: "другие поля" },
      points: 1,
      audience: "grader",
      run: async ({ answer, random }) => {
        for (let round = 0; round < 8; round++) {
          const [kernel, layers] = [random.pick([3, 5]), random.integer(2, 5)];
          const reach = random.integer(layers, (kernel ** layers - 1) / (kernel - 1));
          await fits(answer, { layers, kernel, field: 1 + (kernel - 1) * reach });
        }
      },
    },
  ],
  hints: [
    {
      en: "First the sizes: all dilations together must come to (field − 1) / (kernel − 1).",
      ru: "Сначала размеры: сумма всех расширений должна быть (field − 1) / (kernel − 1).",
    },
    {
      en: "Then the gaps: begin with 1; a dilation may be as large as the field seen so far, and no larger.",
      ru: "Потом дыры: начните с 1; расширение может быть не больше, чем поле, увиденное до этого слоя.",
    },
    {
      en: "Take the largest dilation that is allowed, layer by layer, but leave at least 1 for each layer that is still to come.",
      ru: "Берите слой за слоем наибольшее разрешённое расширение, но оставляйте хотя бы по 1 на каждый следующий слой.",
    },
  ],
});

/** Rejects with what keeps the answer from seeing every cell of `wanted`'s field and no more. */
async function fits(answer: Answer, wanted: Wanted): Promise<void> {
  const got = await answer(wanted);
  const miss = (message: Text, mistake?: keyof typeof names) =>
    new Miss({
      message,
      input: [wanted],
      got,
      ...(mistake && { mistake: names[mistake], hint: hints[mistake] }),
    });
  if (!areDilations(got) || got.length !== wanted.layers) {
    throw miss({
      en: `A list of ${wanted.layers} whole numbers of 1 or more is needed.`,
      ru: `Нужен список целых чисел не меньше 1, длина списка — ${wanted.layers}.`,
    });
  }
  const field = fieldOf(got, wanted);
  if (field !== wanted.field) {
    const known: [keyof typeof names, boolean][] = [
      ["doubling", String(got) === String(doubling(wanted))],
      ["oneSide", field === 1 + (wanted.kernel - 1) * (wanted.field - 1)],
      ["tooFar", got.every((dilation, layer) => dilation === wanted.kernel ** layer)],
    ];
    const text = {
      en: `The stack sees ${field} cells, not ${wanted.field}.`,
      ru: `Поле этой стопки — ${field}, а нужно ${wanted.field}.`,
    };
    throw miss(text, known.find(([, is]) => is)?.[0]);
  }
  const holes = coverage(got.map((dilation) => ({ kernel: wanted.kernel, dilation }))).filter(
    (paths) => paths === 0,
  );
  if (holes.length > 0) {
    throw miss(
      {
        en: `The field has the right size, but ${holes.length} of its ${field} cells are never looked at.`,
        ru: `Размер поля верный, но непрочитанных клеток в нём ${holes.length} из ${field}.`,
      },
      "gaps",
    );
  }
}

const names = { doubling: "doubling", oneSide: "one side", gaps: "gaps", tooFar: "powers of the kernel" };

function areDilations(value: Value): value is number[] {
  return (
    Array.isArray(value) &&
    value.every((item) => typeof item === "number" && Number.isInteger(item) && item >= 1)
  );
}
