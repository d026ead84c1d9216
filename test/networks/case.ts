// How a published figure and ours are held against each other.
import { type Counted, networkCost } from "../../src/cost/network-cost";
import { receptiveField } from "../../src/cost/receptive-field";
import { network } from "../../src/networks/catalogue";

/** One figure of published.json. */
export interface Reference {
  readonly model: string;
  readonly quantity: string;
  readonly value: unknown;
  readonly unit: string;
  readonly source: string;
}

/** What becomes of it here: our figure, in its unit, or the reason why there is none. */
export interface Case {
  /**
   * Our figure; of a list, `undefined` where a part cannot be computed. A published formula or sentence is true or not.
   */
  readonly ours?: () => unknown;
  /** The last digit that counts, of all or of each; the last one printed, when absent: 10 for 720, 100 for 15 300. */
  readonly to?: number | readonly number[];
  /** What should have been printed, where the source is wrong or counts what it does not say. */
  readonly instead?: unknown;
  /** Why there is no figure of ours, or another one. */
  readonly because?: string;
}

/** By `model: quantity`. */
export type Cases = Readonly<Record<string, Case>>;

export const key = ({ model, quantity }: Pick<Reference, "model" | "quantity">) => `${model}: ${quantity}`;

/** Whether `ours` is `published`, rounded or cut off after the last digit that counts. */
export function agrees(published: unknown, ours: unknown, to: Case["to"]): boolean {
  if (ours === undefined || (ours === true && typeof published === "string")) return true;
  if (Array.isArray(published) && published.every((part) => typeof part === "string") && ours === true)
    return true;
  if (Array.isArray(published)) {
    const step = (index: number) => (typeof to === "object" ? to[index] : to);
    return (
      Array.isArray(ours) &&
      ours.length === published.length &&
      published.every((part, index) => agrees(part, ours[index], step(index)))
    );
  }
  if (typeof published !== "number" || typeof ours !== "number") return published === ours;
  const decimals = String(published).split(".")[1]?.length ?? 0;
  const step = (typeof to === "number" ? to : undefined) ?? 10 ** -decimals;
  const steps = Math.round(published / step);
  return Math.round(ours / step) === steps || Math.floor(ours / step) === steps;
}

/** Macs and parameters in millions, of a network by name, counted as its source counts. */
export function millions(name: string, counted: Counted = { bias: false }) {
  const { macs, params } = networkCost(network(name), counted);
  return { macs: macs / 1e6, params: params / 1e6 };
}

/** Receptive fields after the named layers of a network, along its first axis. */
export function fields(name: string, layers: readonly string[]): number[] {
  const seen = receptiveField(network(name)).layers;
  return layers.map((layer) => seen.find((one) => one.name === layer)!.size[0]!);
}

export const measured = "measured on trained weights, not computable";
export const timed = "a time on a device, not computable";
