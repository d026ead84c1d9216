// The formats, by the names that `svertka export --to` knows.
import { canvas } from "./canvas";
import type { Exported, Wish } from "./export";
import { moodle } from "./moodle";
import { github, gradescope, prairielearn } from "./results";
import { json, nbgrader, plainCsv } from "./tables";
import { worksheet } from "./worksheet";

interface Format {
  readonly write: (wish: Wish) => Exported;
  /** Whose students these are: a template's or a class list's. */
  readonly needs?: "template" | "template or roster";
  /** A file for each student and lesson, in a folder. */
  readonly folder?: true;
}

export const formats = {
  canvas: { write: canvas, needs: "template or roster" },
  moodle: { write: moodle, needs: "template or roster" },
  "moodle-worksheet": { write: worksheet, needs: "template" },
  gradescope: { write: gradescope, folder: true },
  github: { write: github, folder: true },
  prairielearn: { write: prairielearn, folder: true },
  nbgrader: { write: nbgrader },
  csv: { write: plainCsv },
  json: { write: json },
} satisfies Record<string, Format>;
