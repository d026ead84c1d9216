// The front end that cells and the library see: `show` and widgets through our own messages, and tslab's `display` too.
import * as stock from "tslab/dist/jupyter";
import { attachFrontEnd } from "../notebook/front-end";
import type { Bundle } from "../notebook/rendered";
import { transportable } from "./bundle";
import type { Comms } from "./comms";
import type { Content } from "./message";

type Publish = (type: string, content: Content) => void;

/** Connects the library's front end and tslab's `display` to `publish` and `comms`. */
export function jupyterFrontEnd(publish: Publish, comms: Comms): void {
  const display = (bundle: Bundle, options: { id?: string | undefined; update?: boolean } = {}) => {
    const transient = options.id === undefined ? {} : { display_id: options.id };
    const content = { data: transportable(bundle), metadata: {}, transient };
    publish(options.update ? "update_display_data" : "display_data", content);
  };
  attachFrontEnd({
    display,
    openComm: (target, data, metadata) => comms.open(target, data, metadata),
    onComm: (target, opened) => comms.answer(target, opened),
  });
  // tslab's own kernel sets this property of the module for each cell; our origin already knows the cell.
  const module = stock as { lastWriteDisplayData: typeof stock.lastWriteDisplayData };
  module.lastWriteDisplayData = (written, update) =>
    display(written.data, { id: written.transient.display_id, update });
}
