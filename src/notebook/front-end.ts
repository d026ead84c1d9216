// The way from a cell to the page that shows it. Our kernel opens it; on a stock tslab kernel the display goes through
// tslab itself and there are no comms.
import path from "node:path";
import type { Bundle } from "./rendered";

/** A two-way channel between a cell and a widget in the page (Jupyter's comm). */
export interface Comm {
  readonly id: string;
  readonly target: string;
  /** Sends `data` to the widget. */
  send(data: unknown, metadata?: object): void;
  /** Ends the comm on both sides; `data` is the last that the widget hears. */
  close(data?: unknown): void;
  /** Names who hears what the widget sends. */
  onMessage(listener: (data: unknown) => void): void;
  /** Names who is told when the widget ends the comm. */
  onClose(listener: (data: unknown) => void): void;
}

/** Which display is meant, and whether it exists already. */
export interface DisplayOptions {
  /** A name for the display, by which it can be changed later. */
  readonly id?: string;
  /** Whether to change what `id` shows already. */
  readonly update?: boolean;
  /** What the notebook keeps beside the output. */
  readonly metadata?: object;
}

/** A run of a cell, by ids that are the same for all that it starts. */
export interface Running {
  readonly cell: string;
  readonly run: string;
}

/** What a kernel offers its cells: displays, and comms with the page's widgets. */
export interface FrontEnd {
  /** Shows `bundle` in the output of the running cell; with `id` and `update`, in place of what `id` shows now. */
  display(bundle: Bundle, options?: DisplayOptions): void;
  /** Opens a comm from the kernel's side. */
  openComm(target: string, data?: unknown, metadata?: object): Comm;
  /** Names who answers when the page opens a comm to `target`. */
  onComm(target: string, opened: (comm: Comm, data: unknown) => void): void;
  /** Which of the notebook's cells the running code belongs to, and which run of that cell; undefined in no notebook. */
  running(): Running | undefined;
}

let present: FrontEnd | undefined;

/** Called once by our kernel. */
export function attachFrontEnd(frontEnd: FrontEnd): void {
  present = frontEnd;
}

/** The kernel's front end, or undefined outside our kernel. */
export function frontEnd(): FrontEnd | undefined {
  return present;
}

/** Shows `bundle` in the output of the running cell, or prints its text where there is no notebook. */
export function display(bundle: Bundle, options: DisplayOptions = {}): void {
  const stock = stockDisplay();
  if (present) present.display(bundle, options);
  else if (stock)
    stock(
      { data: bundle, metadata: options.metadata ?? {}, transient: { display_id: options.id } },
      options.update,
    );
  else console.log(String(bundle["text/plain"] ?? ""));
}

type StockDisplay = (data: object, update?: boolean) => void;

/** tslab's own writer: a property of a module that a running tslab kernel has loaded already, undocumented. */
function stockDisplay(): StockDisplay | undefined {
  const loaded = Object.keys(require.cache).find((file) =>
    file.endsWith(path.join("tslab", "dist", "jupyter.js")),
  );
  const module = loaded === undefined ? undefined : require.cache[loaded];
  return (module?.exports as { lastWriteDisplayData?: StockDisplay } | undefined)?.lastWriteDisplayData;
}
