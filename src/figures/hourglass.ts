// The maps of a network as blocks: as high as the map has cells, as wide as it has channels, and what crosses over.
import type { Network } from "../cost/network";
import { networkCost } from "../cost/network-cost";
import { both, type Figure, type Label, type Trace } from "./figure";
import { heading } from "./grid";
import { type Block, blocksOf, cellsOf, type Maker, stagesOf } from "./network-blocks";
import { kinds, palette } from "./palette";

/** Pixels: of the whole, between blocks, between blocks of different stages, and the narrowest block. */
const page = { width: 800, gap: 3, stage: 24, least: 2, height: 300, labels: 44 };

/** What a block is made by, which is its colour. */
const makers = {
  input: { colour: palette.input, name: both("input", "вход") },
  conv: { colour: kinds.conv, name: both("convolution", "свёртка") },
  pointwise: { colour: kinds.pointwise, name: both("1×1 convolution", "свёртка 1×1") },
  larger: {
    colour: palette.output,
    name: both("transposed convolution or upsampling", "транспонированная свёртка или увеличение"),
  },
  plain: { colour: palette.padding, name: both("pooling, copies", "пулинг, копии") },
} as const;

interface Drawn extends Block {
  readonly left: number;
  readonly scale: number;
}

/**
 * The blocks of `network`, input first. Beneath each stage (maps of about the same size) stand the cells and channels of
 * its last map; an arrow shows where an earlier map is added or appended to a later one.
 * @throws RangeError when a layer does not fit what it takes.
 */
export function hourglass(network: Network): Figure {
  const blocks = blocksOf(network);
  const stages = stagesOf(blocks);
  const drawn = placed(blocks, stages);
  const tallest = Math.max(...blocks.map(cellsOf));
  const unit = tallest / page.height;
  const lasts = drawn.filter((_, index) => stages[index] !== stages[index + 1]);
  const chain = chainOf(blocks, lasts).join(" → ");
  const { macs } = networkCost(network);
  return {
    data: [...bars(drawn), ...crossings(drawn)],
    layout: {
      title: heading(described(chain, macs)),
      height: page.height + page.labels + 130,
      margin: { l: 16, r: 16, t: 100, b: 12 },
      barmode: "overlay",
      legend: { orientation: "h", x: 0.5, xanchor: "center", y: 1.01, yanchor: "bottom" },
      annotations: lasts.map((block, stage) => {
        const start = drawn.find((_, index) => stages[index] === stage)!.left;
        return {
          text: `${powered(block.shape)}<br>×${block.shape[0]}`,
          x: (start + block.left + widthOf(block)) / 2,
          y: -tallest / 2 - 6 * unit,
          xanchor: "center",
          yanchor: "top",
          showarrow: false,
          font: { size: 11 },
        };
      }),
      xaxis: { visible: false, fixedrange: true, range: [0, page.width] },
      yaxis: {
        visible: false,
        fixedrange: true,
        range: [-tallest / 2 - page.labels * unit, tallest / 2 + 4 * unit],
      },
    },
  };
}

/** The sizes on the way, without repetitions: of all maps, or of the stages' last ones when there would be too many. */
function chainOf(blocks: readonly Block[], lasts: readonly Block[]): number[] {
  const changes = (list: readonly Block[]) =>
    list.map(cellsOf).filter((cells, index, all) => cells !== all[index - 1]);
  const all = changes(blocks);
  return all.length <= 8 ? all : changes([blocks[0]!, ...lasts]);
}

const widthOf = ({ parts, scale }: Drawn) =>
  parts.reduce((sum, { channels }) => sum + Math.max(page.least, scale * channels), 0);

/** The blocks from left to right, with a scale at which they fill the page. */
function placed(blocks: readonly Block[], stages: readonly number[]): Drawn[] {
  const gap = (index: number) => {
    if (index === 0) return 0;
    return stages[index] === stages[index - 1] ? page.gap : page.stage;
  };
  const gaps = blocks.reduce((sum, _, index) => sum + gap(index), 0);
  const channels = blocks.reduce((sum, { shape }) => sum + shape[0]!, 0);
  const scale = Math.min(1, (page.width - gaps - page.least * blocks.length) / channels);
  let left = 0;
  const drawn = blocks.map((block, index): Drawn => {
    left += gap(index);
    const at = { ...block, left, scale };
    left += widthOf(at);
    return at;
  });
  const spare = (page.width - left) / 2;
  return drawn.map((block) => ({ ...block, left: block.left + spare }));
}

/** A trace for each maker, a bar for each part of a block. */
function bars(drawn: readonly Drawn[]): Trace[] {
  const all = drawn.flatMap((block) => {
    let left = block.left;
    return block.parts.map(({ channels, maker }) => {
      const width = Math.max(page.least, block.scale * channels);
      left += width;
      return { block, maker, width, middle: left - width / 2 };
    });
  });
  return (Object.keys(makers) as Maker[]).flatMap((maker): Trace[] => {
    const some = all.filter((bar) => bar.maker === maker);
    if (some.length === 0) return [];
    return [
      {
        type: "bar",
        name: makers[maker].name,
        x: some.map(({ middle }) => Number(middle.toFixed(2))),
        y: some.map(({ block }) => cellsOf(block)),
        base: some.map(({ block }) => -cellsOf(block) / 2),
        width: some.map(({ width }) => Number(width.toFixed(2))),
        marker: { color: makers[maker].colour },
        customdata: some.map(({ block }) => `${block.name}: ${block.shape.join("×")}`),
        hovertemplate: "%{customdata}<extra></extra>",
      },
    ];
  });
}

/** Arrows to the joins from the blocks they take; not from the block just before. */
function crossings(drawn: readonly Drawn[]): Trace[] {
  const arrows = drawn.flatMap((to, index) =>
    drawn
      .slice(0, Math.max(0, index - 1))
      .filter(({ name }) => to.from.includes(name))
      .map((from) => ({ from, to, y: 0.44 * Math.min(cellsOf(from), cellsOf(to)) })),
  );
  if (arrows.length === 0) return [];
  return [
    {
      type: "scatter",
      mode: "lines+markers",
      name: both("skip connection", "обходная связь"),
      x: arrows.flatMap(({ from, to }) => [from.left + widthOf(from), to.left - 5, null]),
      y: arrows.flatMap(({ y }) => [y, y, null]),
      line: { color: palette.negative, width: 2, dash: "dot" },
      marker: { color: palette.negative, symbol: "triangle-right", size: arrows.flatMap(() => [0, 11, 0]) },
      hoverinfo: "skip",
    },
  ];
}

function powered(shape: readonly number[]): string {
  const [size = 1, ...others] = shape.slice(1);
  return others.length === 1 && others[0] === size ? `${size}²` : shape.slice(1).join("×");
}

function described(chain: string, macs: number): Label {
  const [unit, en, ru] = macs < 1e9 ? [1e6, "million", "млн"] : [1e9, "thousand million", "млрд"];
  const count = String(Number((macs / unit).toPrecision(4)));
  return both(
    `${chain}<br>multiply-adds: ${count} ${en}`,
    `${chain}<br>умножений со сложением: ${count.replace(".", ",")} ${ru}`,
  );
}
