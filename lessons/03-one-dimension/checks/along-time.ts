// A causal convolution written by hand.
import { array, conv1d, exercise, flip, nested, type Random } from "svertka";

type Channels = number[][];
type Filters = number[][][];

/** `taps` zeros before the signal, `behind` after it. */
const library = (x: Channels, w: Filters, dilation: number, before: number, behind = 0) =>
  nested(conv1d(array(x), array(w), { dilation, padding: [[before, behind]] }));
const reach = (w: Filters, dilation: number) => (w[0]![0]!.length - 1) * dilation;
const right = (x: Channels, w: Filters, dilation: number) => library(x, w, dilation, reach(w, dilation));

const draw = (random: Random, channels: number, filters: number, taps: number, length: number) => ({
  x: random.matrix(channels, length, -9, 9),
  w: Array.from({ length: filters }, () => random.matrix(channels, taps, -3, 3)),
});

export const alongTime = exercise({
  id: "03-along-time",
  title: { en: "Slide along time", ru: "Вдоль времени" },
  draw: () => ({}),
  reference: right,
  tolerance: 1e-5,
  withholds: ["convolution"],
  mistakes: [
    {
      name: "looks ahead",
      hint: {
        en: "Your output knows numbers that come later. The last tap must stand on the moment itself.",
        ru: "Ваш выход знает числа из будущего. На самом моменте должен стоять последний элемент ядра.",
      },
      answer: (x: Channels, w: Filters, dilation: number) => library(x, w, dilation, 0, reach(w, dilation)),
    },
    {
      name: "centred",
      hint: {
        en: "The middle of your kernel stands on the moment itself. In a causal layer the kernel lies wholly in the past.",
        ru: "На самом моменте у вас стоит середина ядра. В причинном слое ядро целиком лежит в прошлом.",
      },
      answer: (x: Channels, w: Filters, dilation: number) => {
        const before = Math.floor(reach(w, dilation) / 2);
        return library(x, w, dilation, before, reach(w, dilation) - before);
      },
    },
    {
      name: "flipped",
      hint: {
        en: "The taps stand in reverse order: the last one belongs to the moment itself, the first one furthest back.",
        ru: "Элементы идут в обратном порядке: на моменте стоит последний, дальше всех в прошлом — первый.",
      },
      answer: (x: Channels, w: Filters, dilation: number) =>
        right(
          x,
          w.map((filter) => filter.map((taps) => nested(flip(array(taps))) as number[])),
          dilation,
        ),
    },
    {
      name: "dilation ignored",
      hint: {
        en: "Neighbouring taps must stand `dilation` moments apart.",
        ru: "Соседние элементы должны стоять на расстоянии `dilation` моментов.",
      },
      answer: (x: Channels, w: Filters) => right(x, w, 1),
    },
    {
      name: "first channel only",
      hint: {
        en: "A filter adds up all channels, each with its own taps.",
        ru: "Фильтр складывает все каналы, у каждого — свои элементы.",
      },
      answer: (x: Channels, w: Filters, dilation: number) =>
        right(
          x.slice(0, 1),
          w.map((filter) => filter.slice(0, 1)),
          dilation,
        ),
    },
    {
      name: "shorter output",
      hint: {
        en: "The output must be as long as the signal: before its beginning there are zeros.",
        ru: "Выход должен быть той же длины, что и сигнал: до его начала стоят нули.",
      },
      answer: (x: Channels, w: Filters, dilation: number) => library(x, w, dilation, 0),
    },
  ],
  checks: [
    {
      name: { en: "one channel, three taps", ru: "один канал, три элемента" },
      points: 1,
      audience: "public",
      run: ({ compare, random }) => {
        const { x, w } = draw(random, 1, 1, 3, 8);
        return compare(x, w, 1);
      },
    },
    {
      name: { en: "channels, filters, dilation", ru: "каналы, фильтры, расширение" },
      points: 1,
      audience: "public",
      run: async ({ compare, random }) => {
        const { x, w } = draw(random, 3, 2, 3, 9);
        await compare(x, w, 1);
        await compare(x, w, 2);
      },
    },
    {
      name: { en: "other signals", ru: "другие сигналы" },
      points: 1,
      audience: "grader",
      run: async ({ compare, random }) => {
        for (let round = 0; round < 10; round++) {
          const taps = random.integer(1, 4);
          const dilation = random.integer(1, 3);
          const length = (taps - 1) * dilation + random.integer(1, 8);
          const { x, w } = draw(random, random.integer(1, 3), random.integer(1, 3), taps, length);
          await compare(x, w, dilation);
        }
      },
    },
    {
      name: { en: "the future changes nothing", ru: "будущее ничего не меняет" },
      points: 1,
      audience: "grader",
      run: async ({ compare, random }) => {
        const { x, w } = draw(random, 2, 2, 3, 10);
        await compare(x, w, 2);
        const later = x.map((channel) => channel.map((value, t) => (t < 6 ? value : value + 7)));
        await compare(later, w, 2);
      },
    },
  ],
  hints: [
    {
      en: "Loops over filters and moments, inside them over channels and taps. Which moment does tap a read?",
      ru: "Циклы по фильтрам и моментам, внутри — по каналам и элементам. Какой момент читает элемент a?",
    },
    {
      en: "With K taps, tap a reads the moment t − (K − 1 − a) · dilation; before 0 there is a zero.",
      ru: "При K элементах элемент a читает момент t − (K − 1 − a) · dilation; раньше 0 — нуль.",
    },
  ],
});
