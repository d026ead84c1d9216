// One drawn figure in an output area: draws, redraws in place, follows the width and the theme, frees what it took.
import type { IRenderMime } from "@jupyterlab/rendermime-interfaces";
import { Widget } from "@lumino/widgets";
import type * as Plotly from "plotly.js-dist";
import { follow, noteOf } from "./display";
import { type Figure, readFigure } from "./figure";
import { onThemeChange, themedTemplate } from "./theme";

export class FigureWidget extends Widget implements IRenderMime.IRenderer {
  readonly #mimeType: string;
  readonly #russian: boolean;
  readonly #stopThemes = onThemeChange(() => this.#recolour());
  readonly #sizes = new ResizeObserver(() => this.#fit());
  #stopFollowing = () => {};
  #model: IRenderMime.IMimeModel | undefined;
  /** Counts what was asked for: of figures that come faster than they can be drawn, the last counts. */
  #asked = 0;
  #plot: HTMLElement | undefined;
  #plotly: typeof Plotly | undefined;
  #ownTemplate: unknown;
  readonly #line = problemLine();
  #width = 0;
  #work: Promise<void> = Promise.resolve();

  constructor({ mimeType, translator }: IRenderMime.IRendererOptions) {
    super();
    this.#mimeType = mimeType;
    this.#russian = translator?.languageCode.startsWith("ru") ?? false;
    this.addClass("svertka-figure");
    this.#sizes.observe(this.node);
  }

  /** Draws the model's figure; called again on the same widget, changes the drawing in place and keeps the zoom. */
  renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    this.#model = model;
    // Texts have no size before they are in the page: the first drawing waits for that.
    return this.isAttached ? this.#redraw() : Promise.resolve();
  }

  protected override onAfterAttach(): void {
    this.#stopFollowing = follow(this, () => this.#model);
    if (!this.#plot) void this.#redraw();
  }

  protected override onBeforeDetach(): void {
    this.#stopFollowing();
  }

  override dispose(): void {
    if (this.isDisposed) return;
    this.#stopThemes();
    this.#sizes.disconnect();
    this.#clear();
    super.dispose();
  }

  #redraw(): Promise<void> {
    const asked = ++this.#asked;
    const { data = {}, metadata = {} } = this.#model ?? {};
    return this.#enqueue(async () => {
      if (asked !== this.#asked) return;
      const problem = noteOf(metadata)?.problem;
      if (problem === undefined) await this.#draw(readFigure(data[this.#mimeType]));
      else this.#say(problem);
    });
  }

  /** Jobs follow one another: a figure that comes while the last is being drawn is drawn after it. */
  #enqueue(job: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(async () => {
      if (this.isDisposed) return;
      try {
        await job();
      } catch (error) {
        this.#complain(error instanceof Error ? error.message : String(error));
      }
    });
    return this.#work;
  }

  async #draw({ data, layout, frames, config }: Figure): Promise<void> {
    this.#plotly ??= (await import("plotly.js-dist")).default as typeof Plotly;
    if (this.isDisposed) return;
    const plotly = this.#plotly;
    this.#ownTemplate = layout.template;
    const themed = {
      autosize: true,
      // The same revision from one drawing to the next makes Plotly keep what the reader has zoomed and hidden.
      uirevision: "svertka",
      ...layout,
      template: themedTemplate(layout.template) as Plotly.Template,
    };
    if (!this.#plot) {
      this.node.replaceChildren();
      this.#plot = this.node.appendChild(document.createElement("div"));
    }
    const plot = this.#plot;
    // A player that is playing would put the old figure's frames over the new one.
    if (framesOf(plot) > 0) await plotly.animate(plot, [], { mode: "immediate" });
    // In one object, or Plotly keeps the old frames.
    await plotly.react(plot, { data, layout: themed, config, frames } as never);
    this.#line.remove();
    plot.style.visibility = "visible";
    this.#width = this.node.clientWidth;
  }

  #fit(): void {
    const width = this.node.clientWidth;
    if (!this.#plot || !this.#plotly || width === 0 || width === this.#width) return;
    this.#width = width;
    this.#plotly.Plots.resize(this.#plot);
  }

  #recolour(): void {
    this.#enqueue(async () => {
      if (!this.#plot || !this.#plotly) return;
      const template = themedTemplate(this.#ownTemplate) as Plotly.Template;
      // Only the template: drawing the figure again would throw a player back to its first frame.
      await this.#plotly.relayout(this.#plot, { template });
    });
  }

  #complain(reason: string): void {
    this.#clear();
    this.#say((this.#russian ? "Рисунок не построить: " : "This figure cannot be drawn: ") + reason);
  }

  /** Puts `words` in the figure's place; a drawing stays there unseen, so that the page does not jump. */
  #say(words: string): void {
    this.#line.textContent = words;
    if (this.#plot) this.#plot.style.visibility = "hidden";
    this.node.prepend(this.#line);
  }

  #clear(): void {
    if (this.#plot) this.#plotly?.purge(this.#plot);
    this.#plot = undefined;
    this.node.replaceChildren();
  }
}

function problemLine(): HTMLElement {
  const line = document.createElement("div");
  line.setAttribute("role", "alert");
  line.className = "svertka-figure-problem";
  return line;
}

/** How many frames Plotly keeps for `plot`; its interface can add and delete them, but not tell. */
function framesOf(plot: HTMLElement): number {
  const { _transitionData: kept } = plot as HTMLElement & { _transitionData?: { _frames?: unknown[] } };
  return kept?._frames?.length ?? 0;
}
