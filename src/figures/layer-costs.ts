// Where a network spends its multiply-adds and where it keeps its parameters: the same layers, side by side.
import type { LayerKind, Network } from "../cost/network";
import { type LayerCost, networkCost } from "../cost/network-cost";
import type { Text } from "../language/text";
import { both, type Figure, type Trace } from "./figure";
import { heading } from "./grid";
import { kinds, palette } from "./palette";

/**
 * A row a layer, its multiply-adds on the left and its parameters on the right, coloured by kind; layers without either
 * are left away. The axes reach as far as those of `against`, so that a thinner variant looks thinner.
 */
export function layerCosts(
  network: Network,
  { against = network }: { readonly against?: Network } = {},
): Figure {
  const cost = networkCost(network);
  const rows = cost.layers.filter(({ macs, params }) => macs + params > 0);
  const whole = networkCost(against).layers;
  const millions = (quantity: "macs" | "params") => (row: LayerCost) => row[quantity] / 1e6;
  const hover = "%{x:.4~g} M";
  const reach = (quantity: "macs" | "params") => [
    0,
    (1.06 * Math.max(...whole.map((layer) => layer[quantity]))) / 1e6,
  ];
  return {
    data: [
      ...layerBars(rows, "", millions("macs"), hover),
      ...layerBars(rows, "2", millions("params"), hover),
    ],
    layout: {
      title: heading(summary(cost, rows)),
      height: 150 + 17 * rows.length,
      margin: { l: 64, r: 16, t: 76, b: 48 },
      barmode: "stack",
      bargap: 0.25,
      legend: { orientation: "h", x: 0.5, xanchor: "center", y: 1.005, yanchor: "bottom" },
      xaxis: {
        domain: [0, 0.48],
        range: reach("macs"),
        title: { text: both("multiply-adds, millions", "умножений со сложением, млн") },
      },
      xaxis2: {
        domain: [0.52, 1],
        range: reach("params"),
        anchor: "y",
        title: { text: both("parameters, millions", "параметров, млн") },
      },
      yaxis: {
        autorange: "reversed",
        tickvals: rows.map((_, index) => index),
        ticktext: rows.map(({ name }) => name),
        tickfont: { size: 10 },
        ticklabelstandoff: 4,
      },
    },
  };
}

/** A bar a row, as long as `length` says, on the x axis `axis`, which `hover` tells; a trace and a colour for each kind of layer. */
export function layerBars<Row extends LayerCost>(
  rows: readonly Row[],
  axis: "" | "2",
  length: (row: Row) => number,
  hover: string,
): Trace[] {
  return [...new Set(rows.map(({ kind }) => kind))].map((kind) => ({
    type: "bar",
    orientation: "h",
    name: kindName(kind),
    legendgroup: kind,
    showlegend: axis === "",
    x: rows.map((row) => (row.kind === kind ? length(row) : null)),
    y: rows.map((_, index) => index),
    marker: { color: kinds[kind as keyof typeof kinds] ?? palette.padding },
    customdata: rows.map(({ name, output }) => `${name} → ${output.join("×")}`),
    hovertemplate: `%{customdata}<br>${hover}<extra></extra>`,
    xaxis: `x${axis}`,
  }));
}

function summary({ macs, params }: { macs: number; params: number }, rows: readonly LayerCost[]): Text {
  const classifier = rows.filter(({ kind }) => kind === "fully-connected");
  const share = (quantity: "macs" | "params", total: number) =>
    Number(((100 * classifier.reduce((sum, row) => sum + row[quantity], 0)) / total).toPrecision(2));
  const [work, weights] = [share("macs", macs), share("params", params)];
  const millions = (count: number) => (count / 1e6).toPrecision(3);
  return both(
    `${millions(macs)} M multiply-adds, ${millions(params)} M parameters; FC: ${work} % of the former, ${weights} % of the latter`,
    `${millions(macs)} млн умножений, ${millions(params)} млн параметров; полносвязный слой: ${work} % и ${weights} %`.replaceAll(
      ".",
      ",",
    ),
  );
}

/** What a layer of this kind is called in a legend. */
function kindName(kind: LayerKind): Text | string {
  return (
    {
      conv: both("ordinary", "обычная"),
      depthwise: both("depthwise", "поканальная"),
      pointwise: both("1×1", "1×1"),
      transposed: both("transposed", "транспонированная"),
      "fully-connected": both("fully connected (FC)", "полносвязный слой"),
    }[kind as string] ?? kind
  );
}
