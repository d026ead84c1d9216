// How many group convolutions with shuffles it takes until every output hears of every input.
import { numeric } from "svertka";

type Stack = Record<"channels" | "groups", number>;

/**
 * The group of an output listens to n neighbouring places; before the shuffle those stood in n groups one after another, whose
 * n² places are neighbours again, and so on, around the end: each layer multiplies by n, exactly, until all are heard.
 */
function layersFor({ channels, groups }: Stack): number {
  const n = channels / groups;
  let layers = 0;
  for (let heard = 1; heard < channels; heard *= n) layers++;
  return layers;
}

export const allHeard = numeric({
  id: "07-all-heard",
  title: { en: "Until all are heard", ru: "Пока не узнают обо всех" },
  points: 3,
  draw: (random) => {
    const n = random.integer(2, 5);
    const groups = random.integer(n ** 2 + 1, 180);
    return { channels: n * groups, groups };
  },
  reference: layersFor,
  mistakes: [
    {
      name: "two are enough",
      hint: {
        en: "Two layers are enough only where a group has as many channels as there are groups. Have yours?",
        ru: "Двух слоёв хватает, только если каналов в группе не меньше, чем групп. У вас так?",
      },
      answer: () => 2,
    },
    {
      name: "shuffles counted",
      hint: {
        en: "That is the number of shuffles. The first layer comes before them all.",
        ru: "Столько нужно перемешиваний. А первый слой стоит ещё до них.",
      },
      answer: (stack: Stack) => layersFor(stack) - 1,
    },
    {
      name: "a layer for each group",
      hint: {
        en: "A layer does not add one more group: it multiplies the number of inputs that are heard of.",
        ru: "Слой не прибавляет по одной группе, а умножает число входов, о которых знает выход.",
      },
      answer: ({ groups }: Stack) => groups,
    },
  ],
  hints: [
    {
      en: "After one layer an output hears of n = channels / groups inputs. And after the next, when its n inputs come from n groups?",
      ru: "После одного слоя выход знает о n = channels / groups входах. А после следующего, когда его n входов — из n разных групп?",
    },
    {
      en: "Each layer multiplies by n. How many times, until it is at least `channels`?",
      ru: "Каждый слой умножает на n. Сколько раз, чтобы стало не меньше `channels`?",
    },
  ],
});
