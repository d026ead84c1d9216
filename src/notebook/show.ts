// Shows a figure under the running cell: as Plotly JSON, which JupyterLab and VS Code draw, with a line of text for
// everything else.
import type { Figure } from "../figures/figure";
import { language } from "../language/choice";
import { localise } from "../language/text";
import { display } from "./front-end";

/** Draws `figure` in the notebook's language, at once. */
export function show(figure: Figure): void {
  const drawn = localise(figure, language()) as Figure;
  const title = (drawn.layout.title as { text?: string } | undefined)?.text ?? "";
  display({
    "application/vnd.plotly.v1+json": drawn,
    "text/plain": { en: `[figure] ${title}`, ru: `[рисунок] ${title}` }[language()].trim(),
  });
}
