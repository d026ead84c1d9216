// Which request an output belongs to. It follows a cell through its promises and timers, so that late output is shown
// under the cell that caused it, whatever runs by then.
import { AsyncLocalStorage } from "node:async_hooks";
import type { Header } from "./message";

/** The request behind the code that runs now. */
export interface Origin {
  readonly header: Header;
  /** A silent request shows nothing. */
  readonly silent: boolean;
  /** The notebook's id of the cell that runs, when the page tells it. */
  readonly cell?: string;
}

const storage = new AsyncLocalStorage<Origin>();
let last: Origin | undefined;

/** Runs `work`; it, and all that it starts, belongs to `origin`. */
export function within<T>(origin: Origin, work: () => T): T {
  last = origin;
  return storage.run(origin, work);
}

/** The origin of the running code; where the thread is lost (native callbacks), the latest one. */
export function origin(): Origin | undefined {
  return storage.getStore() ?? last;
}
