// Small networks that tests write down in a line.
import type { Network, NetworkLayer } from "../../src/cost/network";

export function net(input: readonly number[], ...layers: readonly NetworkLayer[]): Network {
  return { name: "small", source: "this test", input, layers };
}
