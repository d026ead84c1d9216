// The course as nbgrader wants it: a folder with nbgrader_config.py and an assignment a lesson in source/, answers in it.

import { notImplemented } from "../assess/miss";
import type { Language } from "../language/text";
import { type Bundle, lessonOf, notebooksOf, type Wish } from "./bundle";
import type { ExerciseSource } from "./exercises";

/** The files of nbgrader's course folder, in one language: nbgrader counts the points of every notebook of an assignment. */
export function nbgraderCourse(
  course: string,
  exercisesOf: ExerciseSource,
  language: Language,
  lessons: NonNullable<Wish["lessons"]>,
): Bundle {
  const notebooks = notebooksOf(course, exercisesOf, { language, lessons }, "solutions");
  return new Map([
    ["nbgrader_config.py", config(language)],
    ...[...notebooks].map(([file, text]) => {
      const lesson = lessonOf(file);
      return [`source/${lesson}/${lesson}.ipynb`, text] as const;
    }),
  ]);
}

function config(language: Language): string {
  return `# Written by svertka nbgrader: how nbgrader cuts, runs and grades the exercises of Svertka.
import os

from nbgrader.preprocessors import NbGraderPreprocessor

# A check ends with its points as a number; any other text would be full marks.
os.environ["SVERTKA_NBGRADER"] = "1"
os.environ["SVERTKA_LANG"] = "${language}"
os.environ["SVERTKA_PROGRESS"] = os.path.join(os.path.dirname(os.path.abspath(__file__)), ".svertka")


class Svertka(NbGraderPreprocessor):
    """The student's own numbers for whoever has written no name, and TypeScript's comments instead of Python's."""

    def preprocess(self, nb, resources):
        os.environ["SVERTKA_STUDENT"] = resources["nbgrader"]["student"]
        for cell in nb.cells:
            # nbgrader puts a deleted check back with a note that it marks by "#".
            if cell.cell_type == "code" and cell.source.startswith("# "):
                cell.source = "// " + cell.source[2:]
        return nb, resources


c = get_config()  # noqa: F821
c.CourseDirectory.course_id = "svertka"
c.ClearSolutions.begin_solution_delimeter = "// BEGIN SOLUTION"
c.ClearSolutions.end_solution_delimeter = "// END SOLUTION"
c.ClearSolutions.code_stub = {"typescript": 'throw new Error("${notImplemented}");'}
c.OverwriteCells.add_missing_cells = True
c.Autograde.autograde_preprocessors = [
    Svertka,
    "nbgrader.preprocessors.Execute",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
`;
}
