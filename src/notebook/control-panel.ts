// Knobs as ipywidgets' own controls: a slider, a list to choose from or a tick for each, in rows that wrap.
import { language } from "../language/choice";
import { localise } from "../language/text";
import type { Knob, State } from "./controls";
import { stateOf } from "./controls";
import type { FrontEnd } from "./front-end";
import { type ModelState, Widget } from "./widgets";

/** What holds the controls in the page. */
export interface ControlPanel {
  /** The model whose view shows them all. */
  readonly id: string;
  /** What they stand at now. */
  state(): State;
  close(): void;
}

/** Opens the controls of `knobs` in the page; `changed` is called each time that one of them moves. */
export function openPanel(page: FrontEnd, knobs: readonly Knob[], changed: () => void): ControlPanel {
  const say = (value: unknown) => localise(value, language()) as string;
  const labels = knobs.map(({ label }) => say(label));
  // A tick's name stands behind it and needs no room in front.
  const before = labels.filter((_, place) => knobs[place]!.kind !== "tick").map(({ length }) => length + 2);
  const width = `${Math.max(8, ...before)}ch`;
  const at = knobs.map(({ start }) => start);
  const opened: Widget[] = [];
  const open = (...[name, module, state]: [string, "base" | "controls", ModelState]) => {
    const widget = new Widget(page, name, module, state);
    opened.push(widget);
    return widget;
  };

  const controls = knobs.map((knob, place) => {
    const { model, style, value, read } = likeIpywidgets(knob, say);
    const widget = open(`${model}Model`, "controls", {
      description: labels[place],
      layout: open("LayoutModel", "base", { width: "26em", max_width: "100%" }).reference,
      style: open(`${style}StyleModel`, "controls", { description_width: width }).reference,
      ...value,
    });
    widget.onChange((state) => {
      const index = read(state);
      if (index === undefined || index === at[place]) return;
      at[place] = index;
      changed();
    });
    return widget;
  });
  const box = open("BoxModel", "controls", {
    layout: open("LayoutModel", "base", { display: "flex", flex_flow: "row wrap" }).reference,
    children: controls.map(({ reference }) => reference),
  });
  return {
    id: box.id,
    state: () => stateOf(knobs, at),
    close: () => {
      for (const widget of opened) widget.close();
    },
  };
}

interface Likeness {
  readonly model: string;
  readonly style: string;
  /** The model's state at the start. */
  readonly value: ModelState;
  /** The index of the value that a change of the state sets, if it sets one. */
  readonly read: (state: ModelState) => number | undefined;
}

function likeIpywidgets({ kind, values, words, start }: Knob, say: (value: unknown) => string): Likeness {
  if (kind === "tick")
    return {
      model: "Checkbox",
      style: "Checkbox",
      value: { value: values[start], indent: true },
      read: ({ value }) => (typeof value === "boolean" ? Number(value) : undefined),
    };
  if (kind === "choice")
    return {
      model: "Dropdown",
      style: "Description",
      value: { _options_labels: words.map(say), index: start },
      read: ({ index }) => (typeof index === "number" ? index : undefined),
    };
  const numbers = values as readonly number[];
  const step = numbers.length > 1 ? Number((numbers[1]! - numbers[0]!).toPrecision(12)) : 1;
  const digits = String(step).split(".")[1]?.length ?? 0;
  const range = { min: numbers[0], max: numbers.at(-1), step, value: numbers[start] };
  return {
    model: numbers.every(Number.isInteger) ? "IntSlider" : "FloatSlider",
    style: "Slider",
    value: { ...range, readout_format: digits === 0 ? "d" : `.${Math.min(digits, 6)}f` },
    read: ({ value }) => {
      if (typeof value !== "number") return undefined;
      return Math.min(numbers.length - 1, Math.max(0, Math.round((value - numbers[0]!) / step)));
    },
  };
}
