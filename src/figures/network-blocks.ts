// The maps of a network that are worth drawing, each with what made it and where it came from.
import type { Network } from "../cost/network";
import { type PlacedLayer, shapes } from "../cost/shapes";

/** What makes a map. */
export type Maker = "input" | "conv" | "pointwise" | "larger" | "plain";

/** A map. */
export interface Block {
  readonly name: string;
  readonly shape: readonly number[];
  /** Its channels by what made them: a concatenation has several. */
  readonly parts: readonly { readonly channels: number; readonly maker: Maker }[];
  /** Names of the layers that it takes. */
  readonly from: readonly string[];
}

/** Cells along its first axis. */
export function cellsOf({ shape }: Block): number {
  return shape[1] ?? 1;
}

/** A number for each block, one more wherever the size changes by half or more. */
export function stagesOf(blocks: readonly Block[]): number[] {
  let stage = 0;
  return blocks.map((block, index) => {
    const before = cellsOf(blocks[Math.max(0, index - 1)]!);
    if (Math.max(before, cellsOf(block)) > 1.5 * Math.min(before, cellsOf(block))) stage++;
    return stage;
  });
}

/** What is drawn of a network: layers that change neither shape nor size are left away, as are those that a join shows. */
export function blocksOf(network: Network): Block[] {
  const all = shapes(network);
  const nameOf = (place: number) => (place < 0 ? "input" : all[place]!.layer.name);
  const isJoin = ({ layer }: PlacedLayer) => layer.kind === "concat" || layer.kind === "add";
  const joined = new Set(all.filter(isJoin).flatMap(({ from }) => from));
  const isShown = ({ layer: { kind } }: PlacedLayer, index: number) => {
    if (kind === "crop" || kind === "upsample" || kind === "transposed") return !joined.has(index);
    return !["activation", "batch-norm", "local-response-norm", "shuffle", "multiply"].includes(kind);
  };
  const input: Block = {
    name: "input",
    shape: network.input,
    parts: [{ channels: network.input[0]!, maker: "input" }],
    from: [],
  };
  const source = (place: number): string => {
    const layer = all[place];
    return layer?.layer.kind === "crop" ? source(layer.from[0]!) : nameOf(place);
  };
  return [
    input,
    ...all.filter(isShown).map((layer): Block => {
      const parts =
        layer.layer.kind === "concat"
          ? layer.from.map((place, index) => ({
              channels: layer.inputs[index]![0]!,
              maker: place < 0 ? "input" : makerOf(all[place]!),
            }))
          : [{ channels: layer.output[0]!, maker: makerOf(layer) }];
      return {
        name: layer.layer.name,
        shape: layer.output,
        parts,
        from: isJoin(layer) ? layer.from.map(source) : [],
      };
    }),
  ];
}

function makerOf({ layer: { kind } }: PlacedLayer): Maker {
  if (kind === "transposed" || kind === "upsample") return "larger";
  if (kind === "conv" || kind === "depthwise" || kind === "fully-connected") return "conv";
  return kind === "pointwise" ? "pointwise" : "plain";
}
