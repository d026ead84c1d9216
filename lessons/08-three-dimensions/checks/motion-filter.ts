// A filter that answers to one motion and not to others, judged on films of a moving dot.
import {
  array,
  conv3d,
  elements,
  exercise,
  Miss,
  type Nested,
  type Random,
  type Tensor,
  type Value,
  zeros,
} from "svertka";

/** Cells a frame. */
interface Speed {
  down: number;
  right: number;
}
const [frames, size] = [7, 19];
/** The strongest answer to the motion must be so many times that to any other. */
const enough = 2;

const straight = ({ down, right }: Speed): number[][][] =>
  [-2, -1, 0, 1, 2].map((time) =>
    Array.from({ length: 9 }, (_, row) =>
      Array.from({ length: 9 }, (_, column) =>
        row === 4 + time * down && column === 4 + time * right ? 1 : 0,
      ),
    ),
  );

/** A film of a dot that passes near the middle, on the given noise. */
const filmOf = ({ down, right }: Speed, noise: Tensor): Tensor => {
  const film = array(elements(noise), noise.shape);
  for (let time = 0; time < frames; time++) {
    const place = [9 + (time - 3) * down, 9 + (time - 3) * right] as const;
    film.set(0, time, ...place, film.get(0, time, ...place) + 1);
  }
  return film;
};
const noiseOf = (random: Random, strength: number) => {
  const noise = zeros([1, frames, size, size]);
  if (strength > 0) for (let n = 0; n < noise.size; n++) noise.data[n] = strength * (2 * random.next() - 1);
  return noise;
};
const speeds = (random: Random): Speed => {
  const [down, right] = [random.integer(-2, 2), random.integer(-2, 2)];
  return down === 0 && right === 0 ? { down: 0, right: 1 } : { down, right };
};

const kernelOf = (got: Value): Tensor => {
  const wrong = (en: string, ru: string) => new Miss({ message: { en, ru }, got });
  let kernel: Tensor;
  try {
    kernel = array(got as Nested);
  } catch {
    throw wrong("This is not an array of frames of rows.", "Это не массив кадров, состоящих из строк.");
  }
  const { shape } = kernel;
  if (shape.length !== 3)
    throw wrong("A kernel [frames][rows][columns] is needed.", "Нужно ядро [кадры][строки][столбцы].");
  if (shape.some((length) => length % 2 === 0 || length > 9))
    throw wrong(
      `Each axis must be odd and at most 9, got ${shape.join(" × ")}.`,
      `Каждая ось должна быть нечётной и не длиннее 9, получено ${shape.join(" × ")}.`,
    );
  if (shape[0]! > frames)
    throw wrong(
      `At most ${frames} frames, as many as the film has; got ${shape[0]}.`,
      `Не больше ${frames} кадров, столько же в фильме; получено ${shape[0]}.`,
    );
  if (elements(kernel).some((weight) => !Number.isFinite(weight)))
    throw wrong("Not every weight is a number.", "Не все веса — числа.");
  return kernel;
};

const strongest = (kernel: Tensor, film: Tensor) =>
  Math.max(...elements(conv3d(film, array(elements(kernel), [1, 1, ...kernel.shape]), { padding: "same" })));

const blind = {
  en: "Your kernel is the same when its frames are read backwards, so it answers to a film and to the reversed film alike. Give the frames different weights.",
  ru: "Ядро не меняется, если прочитать его кадры задом наперёд, и на видео и на обратное видео оно отвечает одинаково. Кадры ядра должны различаться.",
};
const opposite = {
  en: "It answers to the opposite motion. Nothing turns a kernel round: its first frame lies on the earliest one, where the dot comes from.",
  ru: "Оно отвечает на обратное движение. Ядро никто не переворачивает: его первый кадр ложится на самый ранний, туда, откуда точка приходит.",
};
const sideways = {
  en: "It follows a dot that moves across: rows count downwards, columns to the right.",
  ru: "Оно следит за точкой, которая идёт поперёк: строки считаются вниз, столбцы — вправо.",
};
const brief = {
  en: "Nothing sets this motion apart clearly enough. A longer line through the frames gathers more of the dot and less of anything else.",
  ru: "Это движение выделяется недостаточно. Линия подлиннее, через большее число кадров, собирает больше от точки и меньше от всего прочего.",
};

/** What may be wrong with a kernel, as films without noise show it. */
const diagnosis = (kernel: Tensor, { down, right }: Speed) => {
  const clean = zeros([1, frames, size, size]);
  const to = (one: Speed) => strongest(kernel, filmOf(one, clean));
  const own = to({ down, right });
  const back = to({ down: -down, right: -right });
  if (back > enough * own) return { mistake: "opposite", hint: opposite };
  if (to({ down: right, right: down }) > enough * own)
    return { mistake: "rows and columns swapped", hint: sideways };
  if (Math.abs(own - back) < 1e-5) return { mistake: "same backwards", hint: blind };
  return { mistake: "too short", hint: brief };
};

/** @throws Miss unless the answer to `speed` stands out from the answers to `others`. */
const requireDistinct = (kernel: Tensor, speed: Speed, others: readonly Speed[], noise: Tensor) => {
  const own = strongest(kernel, filmOf(speed, noise));
  for (const other of others) {
    const value = strongest(kernel, filmOf(other, noise));
    if (own >= enough * value && own > 0) continue;
    const known = diagnosis(kernel, speed);
    const told = (one: Speed) => `(${one.down}, ${one.right})`;
    throw new Miss({
      message: {
        en: `Strongest answer to the motion ${told(speed)}: ${own.toFixed(2)}, to the motion ${told(other)}: ${value.toFixed(2)}. It should be at least ${enough} times as strong.`,
        ru: `Максимум ответа на движение ${told(speed)}: ${own.toFixed(2)}, на движение ${told(other)}: ${value.toFixed(2)}. Нужно превосходство хотя бы в ${enough} раза.`,
      },
      input: [speed.down, speed.right],
      ...known,
    });
  }
};

const around = ({ down, right }: Speed): Speed[] => [
  { down: -down, right: -right },
  { down: 0, right: 0 },
  { down: right, right: -down },
  { down: -right, right: down },
];

export const motionFilter = exercise({
  id: "08-motion-filter",
  title: { en: "Follow that dot", ru: "Следите за точкой" },
  draw: () => ({}),
  reference: (down: number, right: number) => straight({ down, right }),
  tolerance: 0,
  mistakes: [
    {
      name: "same backwards",
      hint: blind,
      answer: () => straight({ down: 0, right: 0 }),
    },
    {
      name: "opposite",
      hint: opposite,
      answer: (down: number, right: number) => straight({ down: -down, right: -right }),
    },
    {
      name: "rows and columns swapped",
      hint: sideways,
      answer: (down: number, right: number) => straight({ down: right, right: down }),
    },
    {
      name: "too short",
      hint: brief,
      answer: (down: number, right: number) =>
        straight({ down, right }).map((frame, time) =>
          time === 2 || time === 3 ? frame : frame.map((row) => row.map(() => 0)),
        ),
    },
  ],
  checks: [
    {
      name: { en: "to the right, not to the left", ru: "вправо, а не влево" },
      points: 1,
      audience: "public",
      run: async ({ answer, random }) => {
        const speed = { down: 0, right: random.integer(1, 2) };
        const kernel = kernelOf(await answer(speed.down, speed.right));
        requireDistinct(kernel, speed, around(speed).slice(0, 1), noiseOf(random, 0.1));
      },
    },
    {
      name: { en: "downwards, and nothing else", ru: "вниз, и ничего больше" },
      points: 1,
      audience: "public",
      run: async ({ answer, random }) => {
        const speed = { down: random.integer(1, 2), right: 0 };
        const kernel = kernelOf(await answer(speed.down, speed.right));
        requireDistinct(kernel, speed, around(speed), noiseOf(random, 0.25));
      },
    },
    {
      name: { en: "other motions, in noise", ru: "другие движения, в шуме" },
      points: 2,
      audience: "grader",
      run: async ({ answer, random }) => {
        for (let round = 0; round < 6; round++) {
          const speed = speeds(random);
          const kernel = kernelOf(await answer(speed.down, speed.right));
          requireDistinct(kernel, speed, around(speed), noiseOf(random, 0.25));
        }
      },
    },
  ],
  hints: [
    {
      en: "Think of the kernel as a little film: draw in each frame where the dot is at that moment.",
      ru: "Представьте ядро маленьким видео: в каждом кадре отметьте, где точка в этот момент.",
    },
    {
      en: "Five frames of 9 × 9 cells are enough. In the middle frame the dot stands in the middle; a frame later it is `down` rows lower and `right` columns further.",
      ru: "Хватит пяти кадров по 9 × 9 клеток. В среднем кадре точка стоит посередине; кадром позже она на `down` строк ниже и на `right` столбцов правее.",
    },
    {
      en: "Frame t (from 0 to 4) holds a 1 in row 4 + (t − 2) · down and column 4 + (t − 2) · right, and zeros elsewhere.",
      ru: "В кадре t (от 0 до 4) единица стоит в строке 4 + (t − 2) · down и столбце 4 + (t − 2) · right, остальное — нули.",
    },
  ],
});
