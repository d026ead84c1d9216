// One student's numbers: drawn from course secret, student and exercise, and drawn again while they would be unfair.
import type { Exercise, Numbers } from "./exercise";
import { type Random, seeded } from "./random";
import { same } from "./same";
import type { Seat } from "./seat";
import { crossed } from "./value";

const most = 1_000;

/**
 * The numbers of `seat` for an exercise. A draw is rejected when the reference or a typical mistake has no answer to
 * it, or when two of them answer the same, so that each mistake can be recognised.
 * @throws RangeError when 1 000 draws in a row were rejected.
 */
export function drawNumbers(exercise: Exercise, seat: Seat): Numbers {
  const random = seeded(seat.secret, seat.student, exercise.id, "numbers");
  for (let attempt = 0; attempt < most; attempt++) {
    const numbers = exercise.draw(random);
    if (Object.keys(numbers).length === 0 || isTelling(exercise, numbers)) return numbers;
  }
  throw new RangeError(
    `exercise ${exercise.id}: none of ${most} draws tells its ${exercise.mistakes.length} mistakes apart`,
  );
}

/** The draws of one check, apart from those of every other student, exercise and check. */
export function drawsFor(exercise: Exercise, seat: Seat, check: string): Random {
  return seeded(seat.secret, seat.student, exercise.id, check);
}

function isTelling({ reference, mistakes, tolerance }: Exercise, numbers: Numbers): boolean {
  const telling = mistakes.filter(({ coincides }) => coincides === undefined);
  try {
    const answers = [reference, ...telling.map((mistake) => mistake.answer)].map((answer) =>
      crossed(answer(numbers)),
    );
    return answers.every(
      (answer, index) =>
        (typeof answer !== "number" || Number.isFinite(answer)) &&
        !answers.slice(0, index).some((other) => same(answer, other, tolerance)),
    );
  } catch {
    return false;
  }
}
