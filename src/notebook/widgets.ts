// The kernel's side of Jupyter's widgets: models whose state the page shows and changes, over a comm for each.
// https://github.com/jupyter-widgets/ipywidgets/blob/main/packages/schema/messages.md (protocol 2.1.0)
import type { Comm, FrontEnd } from "./front-end";

/** A model's attributes by name. */
export interface ModelState {
  readonly [attribute: string]: unknown;
}

const models = new Map<string, Widget>();
let asked = false;

/** One model that lives in the kernel and in every page that shows it. */
export class Widget {
  readonly #comm: Comm;
  #state: ModelState;
  #changed: (state: ModelState) => void = () => {};

  /** Opens the model `name` of `module` in the page. */
  constructor(page: FrontEnd, name: string, module: "base" | "controls", state: ModelState) {
    const described = { _model_name: name, ...from(module, "model") };
    const viewed = viewOf(name, module);
    this.#state = { ...described, ...viewed, ...state };
    this.#comm = page.openComm(
      "jupyter.widget",
      { state: this.#state, buffer_paths: [] },
      { version: "2.1.0" },
    );
    this.#comm.onMessage((data) => this.#hear(data as { method?: string; state?: ModelState }));
    this.#comm.onClose(() => models.delete(this.id));
    models.set(this.id, this);
  }

  get id(): string {
    return this.#comm.id;
  }

  /** How another model's state names this one. */
  get reference(): string {
    return `IPY_MODEL_${this.id}`;
  }

  get state(): ModelState {
    return this.#state;
  }

  /** Names who hears what the page changes. */
  onChange(listener: (state: ModelState) => void): void {
    this.#changed = listener;
  }

  /** Ends the model, in the page too. */
  close(): void {
    if (models.delete(this.id)) this.#comm.close();
  }

  #hear({ method, state = {} }: { method?: string; state?: ModelState }): void {
    if (method === "request_state")
      this.#comm.send({ method: "update", state: this.#state, buffer_paths: [] });
    if (method !== "update") return;
    this.#state = { ...this.#state, ...state };
    this.#changed(state);
  }
}

/** Whether a page has asked for widgets: JupyterLab does as soon as it shows a notebook, nbconvert never. */
export function widgetsAreShown(): boolean {
  return asked;
}

/** Answers the pages that come, or come back after a reload, with the state of every model. */
export function serveWidgets(page: FrontEnd): void {
  page.onComm("jupyter.widget.control", (comm) => {
    asked = true;
    comm.onMessage((data) => {
      if ((data as { method?: string }).method !== "request_states") return;
      comm.send({ method: "update_states", states: states(), buffer_paths: [] });
    });
  });
}

function states(): object {
  const entries = [...models].map(([id, { state }]) => [
    id,
    {
      model_name: state._model_name,
      model_module: state._model_module,
      model_module_version: state._model_module_version,
      state,
    },
  ]);
  return Object.fromEntries(entries);
}

/** Layouts have no view, all styles share one, a control's is called like its model. */
function viewOf(name: string, module: string): ModelState {
  if (name === "LayoutModel") return {};
  if (name.endsWith("StyleModel")) return { _view_name: "StyleView", ...from("base", "view") };
  return { _view_name: name.replace(/Model$/, "View"), ...from(module, "view") };
}

function from(module: string, part: "model" | "view"): ModelState {
  return { [`_${part}_module`]: `@jupyter-widgets/${module}`, [`_${part}_module_version`]: "2.0.0" };
}
