// A misprint in a table of shares, as in table 2 of the MobileNet paper.
import { network, networkCost, numeric, type Random } from "svertka";

interface Printed {
  readonly table: readonly number[];
}
interface Correction {
  readonly row: number;
  readonly share: number;
}

const gapOf = (table: readonly number[]) => 100 - table.reduce((sum, share) => sum + share, 0);
const tidy = (share: number) => Number(share.toFixed(2));

/** Every share that comes of letting two neighbouring digits of `share` change places. */
function swaps(share: number): number[] {
  const digits = share.toFixed(2).replace(".", "");
  return Array.from({ length: digits.length - 1 }, (_, at) => {
    const swapped = digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2);
    return Number(swapped) / 100;
  }).filter((candidate) => candidate !== share);
}

/** All corrections of one swap, the best first: the one that brings the sum nearest to 100. */
function corrections({ table }: Printed): (Correction & { off: number })[] {
  const gap = gapOf(table);
  return table
    .flatMap((printed, row) =>
      swaps(printed).map((share) => ({ row, share, off: Math.abs(share - printed - gap) })),
    )
    .sort((one, other) => one.off - other.off);
}

function correct(printed: Printed): Correction {
  const { row, share } = corrections(printed)[0]!;
  return { row, share };
}

/** A variant's shares with one misprint that is large enough to be seen and can be found in one way only. */
function draw(random: Random): { table: number[] } {
  for (;;) {
    const alpha = random.integer(5, 40) / 20;
    const { byKind, macs } = networkCost(
      network("mobilenet-v1", { alpha, resolution: 32 * random.integer(3, 9) }),
    );
    const table = (["pointwise", "depthwise", "conv", "fully-connected"] as const).map((kind) =>
      tidy((100 * byKind.get(kind)!.macs) / macs),
    );
    const row = random.integer(0, 3);
    const candidates = swaps(table[row]!).filter((share) => Math.abs(share - table[row]!) >= 0.2);
    if (candidates.length === 0) continue;
    table[row] = random.pick(candidates);
    const [first, second] = corrections({ table });
    if (second!.off - first!.off > 0.05) return { table };
  }
}

export const misprint = numeric({
  id: "05-misprint",
  title: { en: "Find the misprint", ru: "Найдите опечатку" },
  points: 2,
  tolerance: 1e-6,
  draw,
  reference: correct,
  mistakes: [
    {
      name: "the largest share",
      hint: {
        en: "The largest share need not be the wrong one. In which row do two swapped digits explain the gap to 100?",
        ru: "Самая большая доля не обязана быть неверной. В какой строке перестановка двух цифр объясняет разницу со 100?",
      },
      answer: ({ table }: Printed) => {
        const row = table.indexOf(Math.max(...table));
        return { row, share: tidy(table[row]! + gapOf(table)) };
      },
    },
    {
      name: "the gap itself",
      hint: {
        en: "That is how much is missing or too much in all. What stands in the row when it is put right?",
        ru: "Это то, чего не хватает (или что лишнее) во всей сумме. А что должно стоять в самой строке?",
      },
      answer: (printed: Printed) => ({ row: correct(printed).row, share: tidy(gapOf(printed.table)) }),
    },
    {
      name: "the printed share",
      hint: {
        en: "The row is right. Return what should stand there, not what was printed.",
        ru: "Строка верная. Верните то, что должно там стоять, а не то, что напечатано.",
      },
      answer: (printed: Printed) => {
        const { row } = correct(printed);
        return { row, share: printed.table[row]! };
      },
    },
    {
      name: "rows from 1",
      hint: {
        en: "The rows are counted from 0 here, as arrays are.",
        ru: "Строки здесь считаются с 0, как в массивах.",
      },
      answer: (printed: Printed) => {
        const { row, share } = correct(printed);
        return { row: row + 1, share };
      },
    },
  ],
  hints: [
    {
      en: "Add the four shares. Rounding alone may leave a hundredth or two; you see more than that.",
      ru: "Сложите четыре доли. Округление могло бы оставить одну-две сотых, а вы видите больше.",
    },
    {
      en: "Swapping two neighbouring digits changes a number by their difference times 9, 0.9 or 0.09. Try each row.",
      ru: "Перестановка соседних цифр меняет число на их разность, умноженную на 9, на 0,9 или на 0,09. Попробуйте каждую строку.",
    },
  ],
});
