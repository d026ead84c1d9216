// What interact says to a page, message by message; that a real page understands it is shown in test/e2e.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { both, type Figure } from "../../src/figures/figure";
import { language } from "../../src/language/choice";
import { knobs } from "../../src/notebook/controls";
import { attachFrontEnd, type Comm, type DisplayOptions, type FrontEnd } from "../../src/notebook/front-end";
import { interact } from "../../src/notebook/interact";
import type { Bundle } from "../../src/notebook/rendered";
import { slides } from "../../src/notebook/slides";
import { serveWidgets } from "../../src/notebook/widgets";

const titled = (text: string): Figure => ({ data: [{ y: [1] }], layout: { height: 250, title: { text } } });

/** A page that keeps what it is told. */
class Page implements FrontEnd {
  readonly shown: { bundle: Bundle; options: DisplayOptions }[] = [];
  readonly comms = new Map<string, FakeComm>();
  readonly targets = new Map<string, (comm: Comm, data: unknown) => void>();
  run = { cell: "cell", run: "first" };

  display(bundle: Bundle, options: DisplayOptions = {}): void {
    this.shown.push({ bundle, options });
  }
  openComm(target: string, data?: unknown): Comm {
    const comm = new FakeComm(`comm-${++FakeComm.count}`, target, data);
    this.comms.set(comm.id, comm);
    return comm;
  }
  onComm(target: string, opened: (comm: Comm, data: unknown) => void): void {
    this.targets.set(target, opened);
  }
  running() {
    return this.run;
  }

  /** The open models by their name. */
  model(name: string): FakeComm {
    const found = [...this.comms.values()].filter(({ state, open }) => open && state._model_name === name);
    if (found.length !== 1) throw new Error(`${found.length} models are called ${name}`);
    return found[0]!;
  }
  get title(): string {
    const figure = this.shown.at(-1)!.bundle["application/vnd.plotly.v1+json"] as Figure;
    return (figure.layout.title as { text: string }).text;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: what goes over a comm is what the tests are about
type Told = any;

class FakeComm implements Comm {
  static count = 0;
  readonly sent: Told[] = [];
  open = true;
  #hear: (data: unknown) => void = () => {};

  constructor(
    readonly id: string,
    readonly target: string,
    readonly opened: Told,
  ) {}
  get state(): Told {
    return this.opened.state;
  }
  send(data: unknown): void {
    this.sent.push(data);
  }
  close(): void {
    this.open = false;
  }
  onMessage(listener: (data: unknown) => void): void {
    this.#hear = listener;
  }
  onClose(): void {}
  /** The page sets attributes of the model. */
  set(state: object): void {
    this.#hear({ method: "update", state, buffer_paths: [] });
  }
  say(data: object): void {
    this.#hear(data);
  }
}

let page: Page;
let control: FakeComm;

beforeEach(() => {
  vi.useFakeTimers();
  language("en");
  page = new Page();
  attachFrontEnd(page);
  serveWidgets(page);
  control = new FakeComm("control", "jupyter.widget.control", {});
  page.targets.get("jupyter.widget.control")!(control, {});
});
afterEach(() => {
  vi.useRealTimers();
});

const three = (
  draw = ({ kernel, mode, flip }: { kernel: number; mode: string; flip: boolean }) =>
    titled(`${kernel} ${mode} ${flip}`),
) =>
  interact({ kernel: [1, 7], mode: ["valid", "same"], flip: false }, draw, {
    start: { kernel: 3 },
    names: { kernel: both("kernel", "ядро"), same: both("as long", "той же длины") },
  });

describe("interact in a page with widgets", () => {
  test("opens a control of the right kind for each, and a box that holds them in order", () => {
    three();
    const slider = page.model("IntSliderModel");
    expect(slider.opened.state).toMatchObject({ min: 1, max: 7, step: 1, value: 3, description: "kernel" });
    expect(page.model("DropdownModel").state).toMatchObject({
      _options_labels: ["valid", "as long"],
      index: 0,
      description: "mode",
    });
    expect(page.model("CheckboxModel").state).toMatchObject({ value: false, description: "flip" });
    const held = ["IntSliderModel", "DropdownModel", "CheckboxModel"].map(
      (name) => `IPY_MODEL_${page.model(name).id}`,
    );
    const box = page.model("BoxModel");
    expect(box.state.children).toEqual(held);
    expect(page.shown[0]!.bundle["application/vnd.jupyter.widget-view+json"]).toMatchObject({
      model_id: box.id,
    });
    expect(page.shown[0]!.bundle["text/plain"]).toContain("Run the cell again");
    expect(page.title).toBe("3 valid false");
  });

  test("calls the controls in the notebook's language", () => {
    language("ru");
    three();
    expect(page.model("IntSliderModel").state.description).toBe("ядро");
    expect(page.model("DropdownModel").state._options_labels).toEqual(["valid", "той же длины"]);
  });

  test("a slider with steps that are not whole shows as many digits as it needs", () => {
    interact({ sigma: [0.5, 2, 0.25] }, ({ sigma }) => titled(`${sigma}`));
    const slider = page.model("FloatSliderModel");
    expect(slider.state).toMatchObject({ min: 0.5, max: 2, step: 0.25, readout_format: ".2f" });
    slider.set({ value: 1.2500001 });
    vi.runAllTimers();
    expect(page.title).toBe("1.25");
  });

  test("draws a burst of moves once, at the last, in place of the figure that is there", () => {
    three();
    const before = page.shown.length;
    for (const value of [4, 5, 6, 7, 2]) page.model("IntSliderModel").set({ value });
    page.model("DropdownModel").set({ index: 1 });
    page.model("CheckboxModel").set({ value: true });
    vi.runAllTimers();
    expect(page.shown).toHaveLength(before + 1);
    expect(page.title).toBe("2 same true");
    const [first, last] = [page.shown[1]!.options, page.shown.at(-1)!.options];
    expect([first.update, last.update]).toEqual([false, true]);
    expect(last.id).toBe(first.id);
  });

  test("does not draw for what the page changes beside the value", () => {
    three();
    const before = page.shown.length;
    page.model("IntSliderModel").set({ description: "other" });
    page.model("IntSliderModel").set({ value: 3 });
    vi.runAllTimers();
    expect(page.shown).toHaveLength(before);
  });

  test("tells in one line what is thrown and where, and no more after the next good value", () => {
    three(({ kernel }) => {
      if (kernel === 7) throw new RangeError("kernel 7, input 5\nmore");
      return titled(`${kernel}`);
    });
    page.model("IntSliderModel").set({ value: 7 });
    vi.runAllTimers();
    const note = () =>
      (page.shown.at(-1)!.options.metadata as { svertka: { problem?: string; revision: number } }).svertka;
    expect(note().problem).toBe("RangeError: kernel 7, input 5 (kernel = 7, mode = valid, flip = no)");
    expect(page.shown.at(-1)!.bundle["text/plain"]).toContain("RangeError: kernel 7, input 5");
    const figure = page.shown.at(-1)!.bundle["application/vnd.plotly.v1+json"] as Figure;
    expect(figure).toMatchObject({ data: [], layout: { height: 250 } });
    page.model("IntSliderModel").set({ value: 6 });
    vi.runAllTimers();
    expect(note()).toEqual({ display: page.shown.at(-1)!.options.id, revision: 2 });
  });

  test("tells a page that comes back what every control stands at", () => {
    three();
    const slider = page.model("IntSliderModel");
    slider.set({ value: 5 });
    control.say({ method: "request_states" });
    const { method, states } = control.sent[0];
    expect(method).toBe("update_states");
    expect(states[slider.id]).toMatchObject({ model_name: "IntSliderModel", state: { value: 5, max: 7 } });
    slider.say({ method: "request_state" });
    expect(slider.sent[0]).toMatchObject({ method: "update", state: { value: 5 } });
  });

  test("closes the controls of a cell when the cell runs again, and not those of the same run", () => {
    three();
    const old = page.model("IntSliderModel");
    interact({ on: true }, () => titled("second"));
    expect(old.open).toBe(true);
    page.run = { cell: "cell", run: "second" };
    three();
    expect(old.open).toBe(false);
    page.run = { cell: "other", run: "third" };
    interact({ on: true }, () => titled("third"));
    expect(page.model("IntSliderModel").open).toBe(true);
  });
});

describe("a control that is none", () => {
  test.each([
    [{ a: [] }, {}, "a is neither"],
    [{ a: [1] }, {}, "a slider is [min, max]"],
    [{ a: [3, 1] }, {}, "a goes from 3 to 1 in steps of 1: it has nowhere to go"],
    [{ a: [0, 1, 1e-6] }, {}, "a has 1000001 stops, a slider takes at most 1000"],
    [{ a: [1, 3] }, { a: 9 }, "a cannot start at 9: it takes 1, 2, 3"],
    [{ a: [1, 3] }, { b: 1 }, "start names b, which is no control"],
  ])("%j is refused with the numbers", (controls, start, message) => {
    expect(() => knobs(controls as never, {}, start)).toThrow(message);
  });
});

describe("the slider that stands for controls", () => {
  const fixed = (
    controls: Parameters<typeof knobs>[0],
    start = {},
    draw = (state: object) => titled(Object.values(state).join(" ")),
  ) => slides(knobs(controls, {}, start), draw);
  const titles = ({ figure }: { figure: Figure }) =>
    (figure.layout.sliders as { steps: { args: { [path: string]: unknown }[] }[] }[])[0]!.steps.map(
      ({ args }) => args[1]!["title.text"],
    );
  const labels = ({ figure }: { figure: Figure }) =>
    (figure.layout.sliders as { steps: { label: string }[] }[])[0]!.steps.map(({ label }) => label);

  test("has a stop for every combination when they are few", () => {
    const all = fixed({ kernel: [1, 3], flip: false }, { kernel: 2 });
    expect(labels(all)).toHaveLength(6);
    expect(labels(all)[2]).toBe("kernel = 2, flip = no");
    expect(all.figure.layout).toMatchObject({ title: { text: "2 false" }, sliders: [{ active: 2 }] });
    expect(all.note).toBe("(slider: kernel = 1 … 3, flip = no … yes)");
  });

  test("turns the first control and holds the others when they are many", () => {
    const first = fixed({ mode: ["valid", "same"], kernel: [1, 50] }, { kernel: 7 });
    expect(labels(first)).toEqual(["valid", "same"]);
    expect(titles(first)).toEqual(["valid 7", "same 7"]);
    expect(first.note).toBe("(slider: mode = valid … same; held: kernel = 7)");
  });

  test("goes in coarser steps from the start when there are too many, or they weigh too much", () => {
    const many = fixed({ sigma: [0, 10, 0.1] }, { sigma: 0.5 });
    expect(labels(many).length).toBeLessThanOrEqual(60);
    expect(labels(many).slice(0, 3)).toEqual(["0.1", "0.3", "0.5"]);
    const heavy = fixed({ n: [1, 50] }, {}, ({ n }: { n?: number }) => ({
      data: [{ y: Array.from({ length: 9000 }, (_, index) => index + n!) }],
      layout: {},
    }));
    expect(JSON.stringify(heavy.figure).length).toBeLessThan(400_000);
    expect(labels(heavy)[0]).toBe("1");
    expect(labels(heavy).length).toBeGreaterThan(2);
  });

  test("says at a stop what is thrown there", () => {
    const bad = fixed({ kernel: [1, 2] }, {}, ({ kernel }: { kernel?: number }) => {
      if (kernel === 2) throw new RangeError("too large");
      return titled("good");
    });
    expect(titles(bad)).toEqual(["good", "RangeError: too large"]);
  });
});
