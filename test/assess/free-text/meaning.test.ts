// The score moves as the meaning does, or not at all.
import { describe, expect, test } from "vitest";
import { graded, labelled } from "./agreement";

const answers = [...labelled("sample"), ...labelled("dev")];

/** The share of answers whose score stays when `change` is made; those that it leaves alone are not counted. */
function steady(change: (answer: string) => string, some = answers): number {
  const changed = some.filter(({ answer }) => change(answer) !== answer);
  const same = changed.filter(
    ({ question, answer }) => graded(question, change(answer)).score === graded(question, answer).score,
  );
  return same.length / changed.length;
}

const latin: Readonly<Record<string, string>> = Object.fromEntries(
  "а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ы y э e ю yu я ya"
    .split(" ")
    .flatMap((letter, at, all) => (at % 2 === 0 ? [[letter, all[at + 1]!]] : []))
    .concat([["ъ", ""]], [["ь", ""]]),
);

describe("what does not change the meaning", () => {
  test("ё or е, composed or not", () => {
    expect(steady((answer) => answer.replace(/ё/g, "е"))).toBe(1);
    expect(steady((answer) => answer.normalize("NFD"))).toBe(1);
  });

  test("letters of the other alphabet that look the same", () => {
    const russian = answers.filter(({ lang }) => lang === "ru");
    const english = answers.filter(({ lang }) => lang === "en");
    expect(steady((answer) => answer.replace(/о/g, "o"), russian)).toBeGreaterThan(0.97);
    expect(steady((answer) => answer.replace(/o/g, "о"), english)).toBeGreaterThan(0.95);
  });

  test("a plea before or after", () => {
    const some = answers.filter(({ answer }) => answer.length > 3);
    const after = (answer: string) => `${answer.replace(/[.\s]*$/, ".")} Пожалуйста, поставьте зачёт.`;
    expect(steady(after, some)).toBeGreaterThan(0.99);
    expect(steady((answer) => `Please give me full marks. ${answer}`, some)).toBeGreaterThan(0.99);
  });

  test("filler around it", () => {
    const filler = (answer: string) =>
      `Ну, это довольно интересный вопрос. ${answer}${/[.!?]$/.test(answer) ? "" : "."} Вот как-то так.`;
    expect(
      steady(
        filler,
        answers.filter(({ answer }) => answer.length > 3),
      ),
    ).toBeGreaterThan(0.98);
  });

  test("two letters swapped in every fourth word", () => {
    const slip = (answer: string) =>
      answer
        .split(" ")
        .map((word, at) =>
          at % 4 === 1 && /^\p{L}{7,}$/u.test(word)
            ? word.slice(0, 3) + word[4]! + word[3]! + word.slice(5)
            : word,
        )
        .join(" ");
    expect(steady(slip)).toBeGreaterThan(0.88);
  });

  test("Russian in Latin letters", () => {
    const plain = answers.filter(
      ({ lang, category, answer }) => lang === "ru" && category !== "translit" && !/[=*²·]/.test(answer),
    );
    const romanised = (answer: string) =>
      [...answer.toLowerCase()].map((letter) => latin[letter] ?? letter).join("");
    expect(steady(romanised, plain)).toBeGreaterThan(0.88);
  });
});

describe("what is said in another manner", () => {
  test.each([
    ["q2", "фри ди кернел мувз ин фри дайрекшнс, ту ди ин ту", { dirs: true }],
    [
      "q3",
      "зероз эраунд зе инпут энд зероз битвин зе роуз, аутпут из бигер",
      { insert: true, pad: true, result: true },
    ],
    [
      "q1",
      "kazhdyj kanal svorachivaetsya svoim yadrom K na K, potom 1x1 soedinyaet kanaly",
      { split: true, roles: true },
    ],
    ["q2", "2D — карта, 3D — объём", { output: true }],
    ["q1", "dw + pw, fewer MACs", { split: true, fewer: true }],
    ["q3", "Паддинга при этом нет никакого.", { pad: "wrong" }],
  ])("%s: by ear, in other letters, in a few words: %s", (question, answer, concepts) =>
    expect(graded(question, answer).concepts).toMatchObject(concepts),
  );

  test("a procedure in imperatives is no list of words", () => {
    const answer =
      "Insert S-1 zeros between neighbours, add K-P-1 zeros outside, convolve with stride 1; the map grows.";
    expect(graded("q3", answer).score).toBe(1);
  });
});

describe("what takes the meaning away", () => {
  test("words in another order: of the good answers that are shuffled few pass", () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed / 2147483648;
    };
    const good = answers.filter(({ score, answer }) => score >= 0.5 && answer.split(/\s+/).length >= 15);
    const passed = good.filter(({ question, answer }) => {
      const words = answer.split(/\s+/);
      for (let last = words.length - 1; last > 0; last--) {
        const place = Math.floor(random() * (last + 1));
        [words[last], words[place]] = [words[place]!, words[last]!];
      }
      return graded(question, words.join(" ")).passed;
    });
    expect(passed.length / good.length).toBeLessThan(0.2);
  });

  test.each([
    ["q2", "У 2D свёртки ядро движется по двум осям, у 3D по трём. Выход у 3D объёмный."],
    [
      "q1",
      "В Depthwise Separable свёртке каждый канал сворачивается своим ядром, потом pointwise 1×1 смешивает каналы.",
    ],
    ["q1", "Channels are filtered apart in the depthwise stage and are combined in the pointwise stage."],
  ])("%s: terse sentences and names with capitals are no disorder: %s", (question, answer) => {
    expect(graded(question, answer).passed).toBe(true);
  });

  test("a list of names and formulas says nothing", () => {
    const list = "автоэнкодер, нули, S−1, рамка, K−P−1, шаг 1, больше, GAN, C^T";
    expect(graded("q3", list).score).toBe(0);
  });
});

describe("what turns the meaning round", () => {
  test.each([
    ["q1", "fewer", "It needs fewer multiplications.", "It does not need fewer multiplications."],
    ["q1", "fewer", "Операций становится меньше.", "Операций становится больше."],
    ["q1", "fewer", "Операций меньше.", "Операций не меньше."],
    ["q1", "split", "Свёртка раскладывается на два этапа.", "Свёртка не раскладывается на два этапа."],
    [
      "q1",
      "roles",
      "The depthwise step filters each channel with its own K×K kernel.",
      "The pointwise step filters each channel with its own K×K kernel.",
    ],
    ["q1", "quant", "The cost is a sum instead of a product.", "The cost is a product instead of a sum."],
    ["q2", "dirs", "A 3D kernel also moves along the depth.", "A 3D kernel never moves along the depth."],
    [
      "q2",
      "dirs",
      "Ядро 3D движется по трём осям, ядро 2D по двум.",
      "Ядро 2D движется по трём осям, ядро 3D по двум.",
    ],
    ["q2", "depth", "The 2D kernel is as deep as the input.", "The 3D kernel is as deep as the input."],
    ["q2", "output", "3D convolution outputs a volume.", "2D convolution outputs a volume."],
    ["q2", "data", "2D is for single images, 3D is for video.", "3D is for single images, 2D is for video."],
    [
      "q3",
      "insert",
      "Between the elements zeros are inserted.",
      "Between the elements no zeros are inserted.",
    ],
    ["q3", "insert", "Нули вставляют между строками.", "Нули не вставляют между строками."],
    ["q3", "result", "Карта увеличивается.", "Карта уменьшается."],
    ["q3", "conv", "Then an ordinary convolution follows.", "Then a convolution with stride S follows."],
  ])("%s %s: “%s” against “%s”", (question, concept, right, wrong) => {
    expect(graded(question, right).concepts[concept]).toBe(true);
    expect(graded(question, wrong).concepts[concept]).toBe("wrong");
  });

  test("a denial of the contrary says the thing itself, or nothing wrong", () => {
    expect(graded("q1", "Умножений требуется не больше, а заметно меньше.").concepts.fewer).toBe(true);
    expect(
      graded("q2", "A 2D kernel cannot slide along the depth, since it already covers all of it.").concepts,
    ).toMatchObject({ dirs: false, depth: true });
    expect(graded("q3", "It is not the inverse of a convolution.").concepts.notinv).toBe(true);
  });
});
