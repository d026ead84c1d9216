// Three layers that grow a map to a given size, stamps overlapping evenly: any design that does is right.
import { type Answer, exercise, Miss, type Random, type Text, transposedGeometry, type Value } from "svertka";

interface Layer {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
}
type Wanted = Record<"from" | "to", number>;

const grown = (cells: number, { kernel, stride, padding }: Layer) =>
  transposedGeometry([1, cells], [1, 1, kernel], { stride, padding }).axes[0]!.input;
const sizesOf = (from: number, layers: readonly Layer[]) => {
  let cells = from;
  return layers.map((layer) => {
    cells = grown(cells, layer);
    return cells;
  });
};

/** Every layer that the rules allow, within reason, those that grow exactly s-fold first. */
const allowed = [2, 3, 4].flatMap((stride) =>
  [2 * stride, 3 * stride].flatMap((kernel) =>
    Array.from({ length: Math.floor((kernel - stride) / 2) + 1 }, (_, less): Layer => {
      return { kernel, stride, padding: Math.floor((kernel - stride) / 2) - less };
    }),
  ),
);
const search = (cells: number, to: number, left: number): Layer[] | undefined => {
  if (left === 0) return cells === to ? [] : undefined;
  for (const layer of allowed) {
    const rest = cells < to && search(grown(cells, layer), to, left - 1);
    if (rest) return [layer, ...rest];
  }
  return undefined;
};
const found = ({ from, to }: Wanted) => search(from, to, 3);

const hints = {
  edge: {
    en: "With k = s the stamps lie edge to edge, and each is drawn without regard to its neighbours. Let them overlap.",
    ru: "При k = s штампы лежат край к краю, и каждый рисуется без оглядки на соседей. Пусть они перекрываются.",
  },
  uneven: {
    en: "The size is not all: k mod s must be 0, or some cells get more taps than others.",
    ru: "Размер — ещё не всё: k mod s должно быть 0, иначе на одни клетки придётся больше элементов, чем на другие.",
  },
  uncut: {
    en: "Without padding each layer adds k − s cells beyond s · i. Cut them off: p = (k − s)/2 grows a map exactly s-fold.",
    ru: "Без паддинга каждый слой прибавляет к s · i ещё k − s клеток. Отрежьте их: при p = (k − s)/2 карта растёт ровно в s раз.",
  },
  ordinary: {
    en: "p = (k − 1)/2 keeps sizes in an ordinary convolution with stride 1. Here the border to cut off is k − s.",
    ru: "p = (k − 1)/2 сохраняет размер в обычной свёртке с шагом 1. Здесь отрезать нужно k − s.",
  },
} satisfies Record<string, Text>;
type Known = keyof typeof hints;

const drawn = (random: Random): Wanted => {
  const from = random.integer(3, 6);
  const layers = [0, 1, 2].map((): Layer => {
    const stride = random.pick([2, 2, 3, 4]);
    const kernel = 2 * stride;
    const most = Math.floor((kernel - stride) / 2);
    return { kernel, stride, padding: random.integer(0, most) };
  });
  return { from, to: sizesOf(from, layers)[2]! };
};

export const generator = exercise({
  id: "10-generator",
  title: { en: "Design a generator", ru: "Спроектируйте генератор" },
  draw: drawn,
  reference: found,
  tolerance: 0,
  mistakes: [
    {
      name: "edge",
      hint: hints.edge,
      answer: (wanted: Wanted) =>
        found(wanted)!.map(({ stride }) => ({ kernel: stride, stride, padding: 0 })),
    },
    {
      name: "uneven",
      hint: hints.uneven,
      answer: (wanted: Wanted) => found(wanted)!.map((layer) => ({ ...layer, kernel: layer.kernel + 1 })),
    },
    {
      name: "uncut",
      hint: hints.uncut,
      answer: (wanted: Wanted) =>
        found(wanted)!.map(({ kernel, stride }) => ({ kernel, stride, padding: 0 })),
      coincides: "a size that is reached without padding",
    },
    {
      name: "ordinary",
      hint: hints.ordinary,
      answer: (wanted: Wanted) =>
        found(wanted)!.map(({ kernel, stride }) => ({
          kernel,
          stride,
          padding: Math.floor((kernel - 1) / 2),
        })),
    },
  ],
  checks: [
    {
      name: { en: "your sizes", ru: "ваши размеры" },
      points: 2,
      audience: "public",
      run: ({ answer, numbers }) => fits(answer, { from: numbers.from as number, to: numbers.to as number }),
    },
    {
      name: { en: "other sizes", ru: "другие размеры" },
      points: 1,
      audience: "grader",
      run: async ({ answer, random }) => {
        for (let round = 0; round < 6; round++) await fits(answer, drawn(random));
      },
    },
  ],
  hints: [
    {
      en: "Forget the paddings first: three strides whose product is near to / from. Then k = 2s in each layer.",
      ru: "Сначала забудьте о паддинге: три шага, произведение которых близко к to / from. Затем k = 2s в каждом слое.",
    },
    {
      en: "With k = 2s a layer makes s · i + s − 2p cells: s-fold and a little more. Try the p from s/2 down to 0 in all layers.",
      ru: "При k = 2s слой даёт s · i + s − 2p клеток: в s раз больше и ещё немного. Перебирайте p от s/2 до 0 во всех слоях.",
    },
    {
      en: "Three nested loops over a short list of allowed layers (s = 2, 3, 4; k = 2s; p from 0 to s/2) find a design in an instant.",
      ru: "Три вложенных цикла по короткому списку допустимых слоёв (s = 2, 3, 4; k = 2s; p от 0 до s/2) находят решение мгновенно.",
    },
  ],
});

/** Rejects with the first rule that the answer breaks. */
async function fits(answer: Answer, wanted: Wanted): Promise<void> {
  const got = await answer({ ...wanted });
  const miss = (message: Text, known?: Known) =>
    new Miss({ message, input: [{ ...wanted }], got, ...(known && { mistake: known, hint: hints[known] }) });
  if (!areLayers(got)) {
    throw miss({
      en: "A list of three { kernel, stride, padding } of whole numbers is needed, kernel and stride at least 1.",
      ru: "Нужен список из трёх { kernel, stride, padding }, всё целые числа, kernel и stride не меньше 1.",
    });
  }
  for (const [index, { kernel, stride, padding }] of got.entries()) {
    const layer = `(k = ${kernel}, s = ${stride}, p = ${padding})`;
    const at = (en: string, ru: string): Text => ({
      en: `Layer ${index + 1} ${layer}: ${en}`,
      ru: `Слой ${index + 1} ${layer}: ${ru}`,
    });
    if (stride < 2) throw miss(at("the stride must be at least 2.", "шаг должен быть не меньше 2."));
    if (kernel <= stride) throw miss(at("the stamps do not overlap.", "штампы не перекрываются."), "edge");
    if (kernel % stride !== 0) {
      const rest = `${kernel} mod ${stride} = ${kernel % stride}`;
      throw miss(at(`${rest}, the overlap is uneven.`, `${rest}, перекрытие неровное.`), "uneven");
    }
    if (2 * padding > kernel - stride) {
      const border = `2p = ${2 * padding} > k − s = ${kernel - stride}`;
      const same = padding === Math.floor((kernel - 1) / 2) ? "ordinary" : undefined;
      throw miss(at(`too much is cut off, ${border}.`, `отрезано слишком много: ${border}.`), same);
    }
  }
  const sizes = sizesOf(wanted.from, got);
  if (sizes[2] !== wanted.to) {
    const chain = [wanted.from, ...sizes].join(" → ");
    throw miss(
      {
        en: `The sizes are ${chain}; the last should be ${wanted.to}.`,
        ru: `Размеры: ${chain}; последний должен быть ${wanted.to}.`,
      },
      got.every(({ padding }) => padding === 0) ? "uncut" : undefined,
    );
  }
}

function areLayers(value: unknown): value is Layer[] & Value {
  const isLayer = (item: unknown) => {
    const { kernel, stride, padding } = (item ?? {}) as Record<string, unknown>;
    return (
      [kernel, stride, padding].every(Number.isInteger) &&
      Number(kernel) >= 1 &&
      Number(stride) >= 1 &&
      Number(padding) >= 0
    );
  };
  return Array.isArray(value) && value.length === 3 && value.every(isLayer);
}
