// Whether an answer read its arguments more often than its work needs.
import type { Language, Text } from "../language/text";
import { numbersIn } from "./counted";
import type { Enough } from "./exercise";
import { type Finding, Miss } from "./miss";
import type { Value } from "./value";

/**
 * Passes `reads`, a count for each argument of `input`, or throws a `Miss`. A copy reads each number once: so much is free.
 * Where nothing was read more often than that, although there was more to do, the work was done on copies, out of sight.
 */
export function judgeReads(
  reads: readonly number[],
  { multiplications, hint }: Enough,
  input: readonly Value[],
): void {
  const once = input.map(numbersIn);
  const over = reads.findIndex((count, index) => count > multiplications + once[index]!);
  const finding = (message: Text): Finding => ({ message, input, ...(hint && { hint }) });
  if (over >= 0) throw new Miss(finding(tooMany(over + 1, reads[over]!, multiplications)));
  const unseen = reads.every((count, index) => count <= once[index]!);
  if (unseen && multiplications > Math.max(0, ...once)) throw new Miss({ message: unseenWork, input });
}

function tooMany(argument: number, reads: number, enough: number): Text {
  const said = (count: number, language: Language) => count.toLocaleString(language);
  return {
    en: `Your answer reads argument ${argument} ${said(reads, "en")} times; ${said(enough, "en")} multiplications suffice, and each needs one number of it.`,
    ru: `Чтений из аргумента ${argument} в вашем ответе ${said(reads, "ru")}, а умножений достаточно ${said(enough, "ru")}, и каждому нужно одно его число.`,
  };
}

const unseenWork: Text = {
  en: "Your answer copies its arguments and computes with the copies, where nothing can be counted. Read the arguments themselves in your loops.",
  ru: "Ваш ответ копирует аргументы и считает по копиям, а там ничего не подсчитать. Читайте в циклах сами аргументы.",
};
