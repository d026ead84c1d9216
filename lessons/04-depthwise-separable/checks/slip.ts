// A slide of a layer with one slip on it: which line, and what should stand there.
import { exercise, type Random } from "svertka";
import { countsOf, type Square } from "./layer";

const lines = ["ordinary", "depthwise", "pointwise", "separable"] as const;
type Line = (typeof lines)[number];
type Slide = Square & Record<Line, number>;

/** A slide on which one digit slipped, or one line was counted with the input's size. */
function drawSlide(random: Random): Slide {
  const square: Square = {
    input: random.integer(10, 28),
    kernel: random.pick([3, 5]),
    from: random.integer(3, 8),
    to: random.integer(32, 128),
  };
  const right = countsOf(square);
  const line = random.pick(lines);
  const slipped = right[line] + random.pick([-1000, -100, 100, 1000]);
  const isDigit = random.next() < 0.5 && slipped > 0;
  return { ...square, ...right, [line]: isDigit ? slipped : countsOf(square, square.input)[line] };
}

/** The first line of `slide` that differs from `right`. */
function find(slide: Slide, right: Record<Line, number> = countsOf(slide)): { line: Line; value: number } {
  const line = lines.find((name) => slide[name] !== right[name])!;
  return { line, value: right[line] };
}

export const slip = exercise({
  id: "04-slip",
  title: { en: "Find the slip", ru: "Найдите описку" },
  tolerance: 0,
  draw: drawSlide,
  reference: (slide: Slide) => find(slide),
  mistakes: [
    {
      name: "input size",
      hint: {
        en: "You counted with the size of the input, so that right lines look wrong. W and H are the output's.",
        ru: "Вы считали по размеру входа, поэтому верные строки кажутся неверными. W и H — размеры выхода.",
      },
      answer: (slide: Slide) => find(slide, countsOf(slide, slide.input)),
    },
    {
      name: "the printed number",
      hint: {
        en: "The line is right. As `value`, return what should stand there, not what does.",
        ru: "Строка найдена верно. В `value` верните то, что там должно стоять, а не то, что стоит.",
      },
      answer: (slide: Slide) => {
        const { line } = find(slide);
        return { line, value: slide[line] };
      },
    },
    {
      name: "difference",
      hint: {
        en: "The line is right. As `value`, return the right number itself, not how far off the slide is.",
        ru: "Строка найдена верно. В `value` верните само верное число, а не то, на сколько ошибся слайд.",
      },
      answer: (slide: Slide) => {
        const { line, value } = find(slide);
        return { line, value: Math.abs(slide[line] - value) };
      },
    },
  ],
  checks: [
    {
      name: { en: "your slide", ru: "ваш слайд" },
      points: 1,
      audience: "public",
      run: ({ compare, numbers }) => compare(numbers),
    },
    {
      name: { en: "other slides", ru: "другие слайды" },
      points: 2,
      audience: "grader",
      run: async ({ compare, random }) => {
        for (let round = 0; round < 16; round++) await compare(drawSlide(random));
      },
    },
  ],
  hints: [
    {
      en: "Compute all four lines yourself and compare. The sum must fit its two terms, but which of the three is off?",
      ru: "Посчитайте все четыре строки сами и сравните. Сумма должна сходиться со слагаемыми, но что именно сбилось?",
    },
    {
      en: "The output has (input − kernel + 1)² cells. Put the right counts into an object and look for the key whose value differs.",
      ru: "В выходе (input − kernel + 1)² клеток. Сложите верные числа в объект и найдите ключ, значение которого отличается.",
    },
  ],
});
