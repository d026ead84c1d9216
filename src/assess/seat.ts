// Whose work is judged, in which course: what a student's own numbers are drawn from.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** Whose work it is, in which course. The same pair always gives the same numbers. */
export interface Seat {
  readonly secret: string;
  readonly student: string;
}

/**
 * The course's secret: `SVERTKA_SECRET`, else `{"secret": …}` of the nearest `course.json` at or above `folder`, else
 * "svertka". The default folder is the library's own: a file among the submissions must not choose the secret.
 * @throws SyntaxError if a `course.json` is found that holds no secret.
 */
export function courseSecret(folder = __dirname): string {
  if (process.env.SVERTKA_SECRET) return process.env.SVERTKA_SECRET;
  const file = path.join(folder, "course.json");
  if (existsSync(file)) return secretIn(file);
  const above = path.dirname(folder);
  return above === folder ? "svertka" : courseSecret(above);
}

/** Who practises without having said a name. */
export const nobody = "student";

/** The seat of a notebook: the course's secret and `SVERTKA_STUDENT`, else a hub's user name, else `nobody`. */
export function ownSeat(): Seat {
  const student = process.env.SVERTKA_STUDENT || process.env.JUPYTERHUB_USER || nobody;
  return { secret: courseSecret(), student };
}

function secretIn(file: string): string {
  const wrong = `${file} should be like {"secret": "any text of your own"}`;
  let secret: unknown;
  try {
    secret = (JSON.parse(readFileSync(file, "utf8")) as { secret?: unknown } | null)?.secret;
  } catch (error) {
    throw new SyntaxError(`${wrong}: ${(error as Error).message}`);
  }
  if (typeof secret !== "string" || secret === "") throw new SyntaxError(wrong);
  return secret;
}
