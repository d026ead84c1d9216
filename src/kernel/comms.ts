// Jupyter's comms: two-way channels between cells and widgets in the page, opened from either side.
import { AsyncResource } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { Comm } from "../notebook/front-end";
import type { Content } from "./message";

type Publish = (type: string, content: Content, metadata?: object) => void;
type Listener = (data: unknown) => void;
type Opened = (comm: Comm, data: unknown) => void;

interface Open {
  readonly comm: Comm;
  readonly onMessage: Listener[];
  readonly onClose: Listener[];
}

export class Comms {
  readonly #publish: Publish;
  readonly #targets = new Map<string, Opened>();
  readonly #open = new Map<string, Open>();

  constructor(publish: Publish) {
    this.#publish = publish;
  }

  /** Names who answers when the page opens a comm to `target`. */
  answer(target: string, opened: Opened): void {
    // Bound, so that what a listener prints is shown under the cell that registered it.
    this.#targets.set(target, AsyncResource.bind(opened));
  }

  /** Opens a comm to the page. */
  open(target: string, data: unknown, metadata?: object): Comm {
    const { comm } = this.#admit(randomUUID(), target);
    this.#publish("comm_open", { comm_id: comm.id, target_name: target, data: data ?? {} }, metadata);
    return comm;
  }

  /** The content of `comm_info_reply`: the open comms, or those to `target`. */
  info(target?: string): Content {
    const comms: Content = {};
    for (const { comm } of this.#open.values()) {
      if (target === undefined || comm.target === target) comms[comm.id] = { target_name: comm.target };
    }
    return { status: "ok", comms };
  }

  /** The page opens a comm; one that nobody answers is closed again, as the protocol demands. */
  opened({ comm_id, target_name, data }: Content): void {
    const opened = this.#targets.get(target_name);
    if (!opened) {
      this.#publish("comm_close", { comm_id, data: {} });
      return;
    }
    const { comm } = this.#admit(comm_id, target_name);
    try {
      opened(comm, data);
    } catch (error) {
      comm.close();
      throw error;
    }
  }

  /** The page speaks. */
  message({ comm_id, data }: Content): void {
    for (const listener of this.#open.get(comm_id)?.onMessage ?? []) listener(data);
  }

  /** The page closes a comm. */
  closed({ comm_id, data }: Content): void {
    const open = this.#open.get(comm_id);
    this.#open.delete(comm_id);
    for (const listener of open?.onClose ?? []) listener(data);
  }

  #admit(id: string, target: string): Open {
    const onMessage: Listener[] = [];
    const onClose: Listener[] = [];
    const comm: Comm = {
      id,
      target,
      send: (data, metadata) => {
        if (!this.#open.has(id)) throw new Error(`the comm to ${target} is closed`);
        this.#publish("comm_msg", { comm_id: id, data: data ?? {} }, metadata);
      },
      close: (data) => {
        if (this.#open.delete(id)) this.#publish("comm_close", { comm_id: id, data: data ?? {} });
      },
      onMessage: (listener) => void onMessage.push(AsyncResource.bind(listener)),
      onClose: (listener) => void onClose.push(AsyncResource.bind(listener)),
    };
    const open = { comm, onMessage, onClose };
    this.#open.set(id, open);
    return open;
  }
}
