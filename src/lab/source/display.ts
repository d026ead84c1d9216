// A figure that its kernel changes by name. JupyterLab passes such changes on only in the page that saw the display made;
// after a reload nobody would, and so a figure listens to its notebook's kernel itself.
import type { IRenderMime } from "@jupyterlab/rendermime-interfaces";
import type { Widget } from "@lumino/widgets";

/** What the library writes into the metadata of an output that controls change. */
export interface DisplayNote {
  /** The display's name. */
  readonly display: string;
  /** Counts the changes. */
  readonly revision: number;
  /** Why there is no figure for the values that the controls stand at. */
  readonly problem?: string;
}

type Model = IRenderMime.IMimeModel;

/** The note in an output's metadata, if it is one of the library's. */
export function noteOf(metadata: unknown): DisplayNote | undefined {
  const { svertka } = metadata as { svertka?: Partial<DisplayNote> };
  const whole = typeof svertka?.display === "string" && typeof svertka.revision === "number";
  return whole ? (svertka as DisplayNote) : undefined;
}

/** Brings `model` up to date with what the kernel of the notebook around `widget` says; returns how to end that. */
export function follow(widget: Widget, model: () => Model | undefined): () => void {
  const messages = kernelMessages(widget);
  const hear = (_: unknown, { header, content }: Message) => {
    const present = model();
    if (header.msg_type !== "update_display_data" || !present) return;
    const { data, metadata = {} } = content;
    const [old, next] = [noteOf(present.metadata), noteOf(metadata)];
    if (data && old && next && next.display === old.display && next.revision !== old.revision)
      present.setData({ data, metadata });
  };
  messages?.connect(hear);
  return () => void messages?.disconnect(hear);
}

interface Message {
  readonly header: { readonly msg_type: string };
  readonly content: { readonly data?: Model["data"]; readonly metadata?: Model["metadata"] };
}

interface Messages {
  connect(listener: (sender: unknown, message: Message) => void): boolean;
  disconnect(listener: (sender: unknown, message: Message) => void): boolean;
}

/** The widgets around a figure lead to its notebook; a figure in a document of another kind has no kernel. */
function kernelMessages(widget: Widget): Messages | undefined {
  for (let at: Widget | null = widget; at; at = at.parent) {
    const { sessionContext } = at as Widget & { sessionContext?: { iopubMessage?: Messages } };
    if (sessionContext?.iopubMessage) return sessionContext.iopubMessage;
  }
  return undefined;
}
