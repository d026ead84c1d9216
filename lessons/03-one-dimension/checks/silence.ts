// A kernel that a rhythm cannot pass: judged on rhythms made up on the spot, so any that does it is right.
import { array, type CheckContext, conv1d, elements, exercise, Miss, type Random } from "svertka";

type Wish = Record<"period" | "level", number>;
const flat = (taps: number, sum = 1) => new Array<number>(taps).fill(sum / taps);

const hints = {
  level: {
    en: "On a constant signal the output is the constant times the sum of the weights. What must that sum be?",
    ru: "На постоянном сигнале выход — это постоянная, умноженная на сумму весов. Чему должна равняться сумма?",
  },
  neighbours: {
    en: "Some moments of the rhythm stand under the kernel more often than others. When does every one stand there equally often?",
    ru: "Одни моменты ритма стоят под ядром чаще других. Когда каждый стоит там одинаково часто?",
  },
  echo: {
    en: "Moments one period apart are equal: adding them up keeps the rhythm. Which moments have to be added up to lose it?",
    ru: "Моменты, отстоящие на период, одинаковы: их сумма ритм сохраняет. Какие моменты надо сложить, чтобы его потерять?",
  },
};

/** The student's kernel, or a `Miss` that says what is wrong with it. */
async function kernelOf({ answer, numbers }: CheckContext): Promise<number[]> {
  const kernel = await answer(numbers);
  const fits = Array.isArray(kernel) && kernel.length > 0 && kernel.length <= 40;
  if (fits && kernel.every((weight) => typeof weight === "number" && Number.isFinite(weight)))
    return kernel as number[];
  throw new Miss({
    message: { en: "An array of 1 to 40 numbers is needed.", ru: "Нужен массив от 1 до 40 чисел." },
    got: kernel,
  });
}

/** A rhythm with the mean 0, over some periods. */
function rhythm(period: number, random: Random): number[] {
  const beat = Array.from({ length: period }, () => random.integer(-9, 9));
  beat[0]! += 5 - beat.reduce((sum, value) => sum + value, 0);
  const mean = 5 / period;
  return Array.from({ length: 80 + 2 * period }, (_, t) => beat[t % period]! - mean);
}

const filtered = (signal: number[], kernel: number[]) => elements(conv1d(array([signal]), array([[kernel]])));
const tenth = (value: number) => Number(value.toPrecision(3));

export const silence = exercise({
  id: "03-silence",
  title: { en: "Silence a rhythm", ru: "Заглушите ритм" },
  draw: (random) => ({ period: random.integer(5, 13), level: random.integer(3, 90) }),
  reference: ({ period }: Wish) => flat(period),
  tolerance: 1e-9,
  mistakes: [
    { name: "level", hint: hints.level, answer: ({ period }: Wish) => flat(period, period) },
    { name: "neighbours", hint: hints.neighbours, answer: ({ period }: Wish) => flat(period - 1) },
    {
      name: "echo",
      hint: hints.echo,
      answer: ({ period }: Wish) => [0.5, ...new Array<number>(period - 1).fill(0), 0.5],
    },
  ],
  checks: [
    {
      name: { en: "keeps the level", ru: "сохраняет уровень" },
      points: 1,
      audience: "public",
      run: async (context) => {
        const kernel = await kernelOf(context);
        const { level } = context.numbers as Wish;
        const got = filtered(new Array<number>(60).fill(level), kernel)[0]!;
        if (Math.abs(got - level) < 1e-4 * level) return;
        throw new Miss({
          message: {
            en: `A constant ${level} comes out as ${tenth(got)}.`,
            ru: `Постоянный сигнал ${level} превращается в ${tenth(got)}.`,
          },
          hint: hints.level,
          mistake: "level",
        });
      },
    },
    {
      name: { en: "lets nothing of the rhythm through", ru: "не пропускает ритм" },
      points: 2,
      audience: "public",
      run: async (context) => {
        const kernel = await kernelOf(context);
        const { period } = context.numbers as Wish;
        for (let round = 0; round < 4; round++) {
          const signal = rhythm(period, context.random);
          const left = Math.max(...filtered(signal, kernel).map(Math.abs));
          const strongest = Math.max(...signal.map(Math.abs));
          if (left < 1e-4 * strongest && kernel.some((weight) => weight !== 0)) continue;
          const mistake = kernel.filter((weight) => weight !== 0).length <= 2 ? "echo" : "neighbours";
          throw new Miss({
            message: {
              en: `A rhythm that swings by ${tenth(strongest)} still swings by ${tenth(left)} in the output.`,
              ru: `Ритм с отклонениями до ${tenth(strongest)} даёт и в выходе отклонения до ${tenth(left)}.`,
            },
            got: kernel,
            hint: hints[mistake],
            mistake,
          });
        }
      },
    },
  ],
  hints: [
    {
      en: "Look at the lesson's slider again: at which K did the weekly rhythm disappear?",
      ru: "Вернитесь к ползунку в уроке: при каком K пропадал недельный ритм?",
    },
    {
      en: "As many equal weights as the period has moments; and their sum keeps the level.",
      ru: "Столько равных весов, сколько моментов в периоде; а уровень сохраняет их сумма.",
    },
  ],
});
