// Figures printed in papers and lectures, each with its source: what a lesson quotes, it takes from here.
import figures from "./published.json";

/** A figure as it was printed. */
export interface Published<Value = number> {
  /** The network, paper or example that it belongs to. */
  readonly model: string;
  /** What it counts. */
  readonly quantity: string;
  readonly value: Value;
  readonly unit: string;
  /** Where it was printed. */
  readonly source: string;
}

/**
 * The figure of `model` named `quantity`, as printed; `Value` is the shape of its value, a number unless said.
 * @throws RangeError when there is none; the message lists what is known of the model, or the models.
 */
export function published<Value = number>(model: string, quantity: string): Published<Value> {
  const all = figures as readonly Published<unknown>[];
  const ofModel = all.filter((figure) => figure.model === model);
  const found = ofModel.find((figure) => figure.quantity === quantity);
  if (found) return found as Published<Value>;
  if (ofModel.length > 0) {
    const known = ofModel.map((figure) => `"${figure.quantity}"`).join(", ");
    throw new RangeError(`nothing published about ${model} is named "${quantity}"; there are ${known}`);
  }
  const models = [...new Set(all.map((figure) => figure.model))].join(", ");
  throw new RangeError(`no published figures of "${model}"; there are some of ${models}`);
}
