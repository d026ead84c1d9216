// A figure with controls above it: whoever moves one sees the figure of the new values, in the same place.
import type { Figure, Label } from "../figures/figure";
import { blank } from "../figures/stops";
import { language } from "../language/choice";
import { type ControlPanel, openPanel } from "./control-panel";
import { type Chosen, type Controls, type Knob, knobs, type State } from "./controls";
import { display, type FrontEnd, frontEnd } from "./front-end";
import { box, escaped, tone } from "./html";
import type { Bundle } from "./rendered";
import { bundleOf } from "./show";
import { lineOf, slides, told } from "./slides";
import { widgetsAreShown } from "./widgets";

/** How the controls are called and where they start. */
export interface InteractOptions<C extends Controls> {
  /** What the reader reads for a control, or for a word to choose; its own name when absent. */
  readonly names?: { readonly [Name in keyof C | Extract<Chosen<C>[keyof C], string>]?: Label };
  /** Where a control stands first; when absent, a slider at its lowest value, a choice at its first. */
  readonly start?: Partial<Chosen<C>>;
}

/**
 * Shows `draw`'s figure under controls and draws it anew each time that one moves. Where no page shows controls, a figure
 * with a slider stands for them. An error of `draw` is shown in the figure's place until the values are good again.
 * @throws TypeError or RangeError when a control is none, or cannot start where `start` says.
 */
export function interact<const C extends Controls>(
  controls: C,
  draw: (values: Chosen<C>) => Figure,
  { names = {}, start = {} }: InteractOptions<C> = {},
): void {
  const all = knobs(controls, names as { [name: string]: Label }, start);
  const figure = draw as unknown as (state: State) => Figure;
  const page = frontEnd();
  if (page && widgetsAreShown()) live(page, all, figure);
  else {
    const { figure: playing, note } = slides(all, figure);
    display(bundleOf(playing, note));
  }
}

const shown = new Map<string, { run: string; panels: ControlPanel[] }>();

/** Keeps `panel` until its cell runs again: then what the page shows no more is closed. */
function keep(page: FrontEnd, panel: ControlPanel): void {
  const { cell, run } = page.running() ?? {};
  if (cell === undefined || run === undefined) return;
  const before = shown.get(cell);
  if (before?.run === run) before.panels.push(panel);
  else {
    for (const old of before?.panels ?? []) old.close();
    shown.set(cell, { run, panels: [panel] });
  }
}

// Moves that come in a burst are drawn once, at the last of them.
const gatherMilliseconds = 15;

function live(page: FrontEnd, all: readonly Knob[], draw: (state: State) => Figure): void {
  const id = crypto.randomUUID();
  let revision = 0;
  let height = 120;
  const paint = (update: boolean) => {
    const state = panel.state();
    const at = `(${told(all, state)})`;
    const note = { display: id, revision: revision++ };
    const put = (figure: Figure, words: string, problem?: string) =>
      page.display(bundleOf(figure, words), {
        id,
        update,
        // JupyterLab's extension reads this: it finds the display again after a reload, and says what went wrong.
        metadata: { svertka: { ...note, ...(problem !== undefined && { problem }) } },
      });
    try {
      const figure = draw(state);
      if (typeof figure.layout.height === "number") height = figure.layout.height;
      put(figure, at);
    } catch (error) {
      const line = lineOf(error);
      put(blank(line, height), at, `${line} ${at}`);
    }
  };
  let waiting = false;
  const move = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      paint(true);
    }, gatherMilliseconds);
  };
  const panel = openPanel(page, all, move);
  keep(page, panel);
  page.display(viewOf(panel.id));
  paint(false);
}

/** The controls; where they cannot be brought back to life, the page shows the text. */
function viewOf(model: string): Bundle {
  const text = {
    en: "[controls] Run the cell again to bring the controls back to life.",
    ru: "[ползунки] Чтобы ползунки ожили, запустите ячейку снова.",
  }[language()];
  return {
    "application/vnd.jupyter.widget-view+json": { version_major: 2, version_minor: 0, model_id: model },
    "text/html": box(tone.calm, escaped(text)),
    "text/plain": text,
  };
}
