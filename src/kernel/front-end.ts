// The front end that cells and the library see: `show` and widgets through our own messages, and tslab's `display` too.
import * as stock from "tslab/dist/jupyter";
import { attachFrontEnd, type DisplayOptions, type FrontEnd } from "../notebook/front-end";
import type { Bundle } from "../notebook/rendered";
import { serveWidgets } from "../notebook/widgets";
import { transportable } from "./bundle";
import type { Comms } from "./comms";
import type { Content } from "./message";
import { origin } from "./origin";

type Publish = (type: string, content: Content) => void;

/** Connects the library's front end and tslab's `display` to `publish` and `comms`. */
export function jupyterFrontEnd(publish: Publish, comms: Comms): void {
  const display = (bundle: Bundle, { id, update, metadata = {} }: DisplayOptions = {}) => {
    const transient = id === undefined ? {} : { display_id: id };
    const content = { data: transportable(bundle), metadata, transient };
    publish(update ? "update_display_data" : "display_data", content);
  };
  const frontEnd: FrontEnd = {
    display,
    openComm: (target, data, metadata) => comms.open(target, data, metadata),
    onComm: (target, opened) => comms.answer(target, opened),
    running: () => {
      const from = origin();
      return from?.cell === undefined ? undefined : { cell: from.cell, run: from.header.msg_id };
    },
  };
  attachFrontEnd(frontEnd);
  serveWidgets(frontEnd);
  // tslab's own kernel sets this property of the module for each cell; our origin already knows the cell.
  const module = stock as { lastWriteDisplayData: typeof stock.lastWriteDisplayData };
  module.lastWriteDisplayData = (written, update) =>
    display(written.data, {
      ...(written.transient.display_id !== undefined && { id: written.transient.display_id }),
      ...(update !== undefined && { update }),
    });
}
