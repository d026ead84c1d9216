// Shows a figure under the running cell: as Plotly JSON, which JupyterLab and VS Code draw, with a line of text for
// everything else.
import type { Figure, Label } from "../figures/figure";
import { language } from "../language/choice";
import { localise } from "../language/text";
import { display } from "./front-end";
import type { Bundle } from "./rendered";

/** Draws `figure` in the notebook's language, at once. */
export function show(figure: Figure): void {
  display(bundleOf(figure));
}

/** `figure` as a notebook shows it; `note` ends the line of text. */
export function bundleOf(figure: Figure, note: Label = ""): Bundle {
  const [drawn, more] = localise([figure, note], language()) as [Figure, string];
  const title = (drawn.layout.title as { text?: string } | undefined)?.text ?? "";
  const head = { en: "[figure]", ru: "[рисунок]" }[language()];
  return {
    "application/vnd.plotly.v1+json": drawn,
    "text/plain": [head, title, more].filter((part) => part !== "").join(" "),
  };
}
