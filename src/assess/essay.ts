// A question answered in words: the student's function returns a text, which a rubric grades, offline, part by part.
import type { Text } from "../language/text";
import { type Exercise, exercise } from "./exercise";
import { type Grade, gradeAnswer } from "./free-text/grade";
import { type Question, type Rubric, reviewQuestions } from "./free-text/rubric";
import { Miss, type Part } from "./miss";
import type { Value } from "./value";

/** So many characters of the student's own words are quoted back. */
const longest = 120;

/**
 * An exercise whose answer is a text in English or Russian; the function takes no arguments. `question` names one of the
 * lecture's three review questions: `q1` why a depthwise separable convolution is cheaper, `q2` how 2D and 3D differ, `q3` how a
 * transposed convolution is performed.
 */
export function essay(
  given: Pick<Exercise, "id" | "title" | "hints"> & {
    readonly points: number;
    readonly question: "q1" | "q2" | "q3";
  },
): Exercise {
  const { points, question, ...rest } = given;
  return exercise({
    ...rest,
    get question(): Text {
      return asked(question).question.text;
    },
    grade: (answer) => {
      const { rubric, question: of } = asked(question);
      return gradeAnswer(answer, of, rubric);
    },
    tolerance: 0,
    draw: () => ({}),
    reference: () => "",
    mistakes: [],
    checks: [
      {
        name: { en: "what your answer says", ru: "что сказано в ответе" },
        points,
        audience: "public",
        run: async ({ answer }) => {
          const { rubric, question: of } = asked(question);
          judged(await answer(), of, rubric);
        },
      },
    ],
  });
}

function asked(name: string): { rubric: Rubric; question: Question } {
  const rubric = reviewQuestions();
  return { rubric, question: rubric.questions.get(name)! };
}

function judged(got: Value, question: Question, rubric: Rubric): void {
  if (typeof got !== "string")
    throw new Miss({
      message: { en: "Return your answer as a text in quotes.", ru: "Верните ответ текстом в кавычках." },
      got,
    });
  const grade = gradeAnswer(got, question, rubric);
  if (grade.score >= 1 - 1e-9) return;
  throw new Miss({ message: told(grade), share: grade.score, parts: partsOf(grade) });
}

function told({ remarks }: Grade): Text {
  const wrong = remarks.filter(({ verdict }) => verdict === "wrong").length;
  return wrong > 0
    ? { en: "Something in it is not right", ru: "В ответе что-то неверно" }
    : { en: "Not everything is said yet", ru: "Сказано ещё не всё" };
}

function partsOf({ remarks, spans }: Grade): Part[] {
  return remarks.map(({ concept, title, verdict, text }) => {
    const quote = spans.find((span) => span.concept === concept)?.text;
    return {
      name: title,
      outcome: verdict === true ? "right" : verdict === false ? "missing" : "wrong",
      ...(quote && { quote: quote.length > longest ? `${quote.slice(0, longest - 1)}…` : quote }),
      ...(text && { text }),
    };
  });
}
