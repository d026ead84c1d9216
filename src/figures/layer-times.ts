// What each layer of a network was counted to cost, and how long it took: the two side by side.
import type { Network } from "../cost/network";
import { networkCost } from "../cost/network-cost";
import { both, type Figure } from "./figure";
import { heading } from "./grid";
import { layerBars } from "./layer-costs";

/**
 * A row for each layer of `network` that multiplies, its multiply-adds on the left, on the right the `milliseconds` that were
 * measured, by the layer's name; coloured by kind. The heading says what all layers took, those without multiply-adds too.
 */
export function layerTimes(network: Network, milliseconds: ReadonlyMap<string, number>): Figure {
  const cost = networkCost(network);
  const rows = cost.layers
    .filter(({ macs }) => macs > 0)
    .map((layer) => ({ ...layer, time: milliseconds.get(layer.name) ?? 0 }));
  const total = [...milliseconds.values()].reduce((sum, time) => sum + time, 0);
  const counted = rows.reduce((sum, { time }) => sum + time, 0);
  const [work, time, share] = [
    (cost.macs / 1e6).toPrecision(3),
    total.toPrecision(3),
    total === 0 ? 0 : Math.round((100 * (total - counted)) / total),
  ];
  return {
    data: [
      ...layerBars(rows, "", ({ macs }) => macs / 1e6, "%{x:.3~g} M"),
      ...layerBars(rows, "2", ({ time }) => time, "%{x:.3~g} ms"),
    ],
    layout: {
      title: heading(
        both(
          `${work} M multiply-adds, ${time} ms; layers that multiply nothing took ${share} % of the time`,
          `${work} млн умножений, ${time} мс; слои без умножений заняли ${share} % времени`.replaceAll(
            ".",
            ",",
          ),
        ),
      ),
      height: 150 + 12 * rows.length,
      margin: { l: 16, r: 16, t: 76, b: 48 },
      barmode: "stack",
      bargap: 0.2,
      legend: { orientation: "h", x: 0.5, xanchor: "center", y: 1.005, yanchor: "bottom" },
      xaxis: {
        domain: [0, 0.48],
        rangemode: "tozero",
        title: { text: both("multiply-adds, millions", "умножений со сложением, млн") },
      },
      xaxis2: {
        domain: [0.52, 1],
        rangemode: "tozero",
        anchor: "y",
        title: { text: both("time, milliseconds", "время, мс") },
      },
      yaxis: { autorange: "reversed", showticklabels: false },
    },
  };
}
