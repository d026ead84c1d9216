// What a network does up to one of its layers.
import type { Network } from "../cost/network";
import { shapes } from "../cost/shapes";

/**
 * `network` up to the layer `name`: that layer, and all that it needs.
 * @throws RangeError when no layer is called so.
 */
export function upTo<N extends Network>(
  network: N,
  name: string,
): N & { readonly outputs: readonly string[] } {
  const placed = shapes(network);
  const needed = new Set<number>();
  const need = (index: number): void => {
    if (index < 0 || needed.has(index)) return;
    needed.add(index);
    for (const place of placed[index]!.from) need(place);
  };
  const last = placed.findIndex(({ layer }) => layer.name === name);
  if (last < 0) throw new RangeError(`${network.name} has no layer called "${name}"`);
  need(last);
  const nameOf = (place: number) => (place < 0 ? "input" : placed[place]!.layer.name);
  const layers = placed.flatMap(({ layer, from }, index) =>
    needed.has(index) ? [{ ...layer, from: from.map(nameOf) }] : [],
  );
  return { ...network, name: `${network.name} up to ${name}`, layers, outputs: [name] };
}
