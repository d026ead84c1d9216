// One drawn figure in an output area: draws, redraws in place, follows the width and the theme, frees what it took.
import type { IRenderMime } from "@jupyterlab/rendermime-interfaces";
import { Widget } from "@lumino/widgets";
import type * as Plotly from "plotly.js-dist";
import { type Figure, readFigure } from "./figure";
import { onThemeChange, themedTemplate } from "./theme";

export class FigureWidget extends Widget implements IRenderMime.IRenderer {
  readonly #mimeType: string;
  readonly #russian: boolean;
  readonly #stopThemes = onThemeChange(() => this.#recolour());
  readonly #sizes = new ResizeObserver(() => this.#fit());
  #json: unknown;
  #plot: HTMLElement | undefined;
  #plotly: typeof Plotly | undefined;
  #ownTemplate: unknown;
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
    this.#json = model.data[this.#mimeType];
    // Texts have no size before they are in the page: the first drawing waits for that.
    return this.isAttached ? this.#redraw() : Promise.resolve();
  }

  protected override onAfterAttach(): void {
    if (!this.#plot) void this.#redraw();
  }

  override dispose(): void {
    if (this.isDisposed) return;
    this.#stopThemes();
    this.#sizes.disconnect();
    this.#clear();
    super.dispose();
  }

  #redraw(): Promise<void> {
    const json = this.#json;
    return this.#enqueue(async () => {
      if (json === this.#json) await this.#draw(readFigure(json));
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
    const old = framesOf(plot);
    // A player that is playing would put the old figure's frames over the new one.
    if (old > 0) await plotly.animate(plot, [], { mode: "immediate" });
    // One by one: Plotly sorts the indices of a list as words, and trips over the tenth.
    for (let index = old - 1; index >= 0; index--) await plotly.deleteFrames(plot, [index]);
    await plotly.react(plot, data, themed, config);
    if (frames.length > 0) await plotly.addFrames(plot, frames);
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
    const line = document.createElement("div");
    line.setAttribute("role", "alert");
    line.className = "svertka-figure-problem";
    line.style.color = "var(--jp-error-color1)";
    line.textContent = (this.#russian ? "Рисунок не построить: " : "This figure cannot be drawn: ") + reason;
    this.node.replaceChildren(line);
  }

  #clear(): void {
    if (this.#plot) this.#plotly?.purge(this.#plot);
    this.#plot = undefined;
    this.node.replaceChildren();
  }
}

/** How many frames Plotly keeps for `plot`; its interface can add and delete them, but not tell. */
function framesOf(plot: HTMLElement): number {
  const { _transitionData: kept } = plot as HTMLElement & { _transitionData?: { _frames?: unknown[] } };
  return kept?._frames?.length ?? 0;
}
