// Two group convolutions one after the other, with or without a shuffle between them: the wires from channel to channel,
// and the inputs that one output can hear of.
import { array, elements } from "../conv/array";
import { channelShuffle } from "../conv/channels";
import { both, type Figure, type Trace } from "./figure";
import { heading } from "./grid";
import { faded, palette } from "./palette";

/** What is drawn. */
export interface Wiring {
  readonly channels: number;
  readonly groups: number;
  /** Whether the channels are shuffled between the two convolutions. */
  readonly shuffle: boolean;
  /** The output that listens, from 0; the first when absent. */
  readonly output?: number;
}

type Wire = readonly [from: number, to: number];

/** Groups in turn; a group keeps its colour from the input on, so that one sees where its channels go. */
const colours = ["#56B4E9", "#E69F00", "#26B48A", "#CC79A7", "#0072B2", "#D55E00"];

/**
 * The wires of GConv → (shuffle) → GConv over `channels` channels. Dots have the colour of the input group they come
 * from; the thick wires are those through which something reaches the output, and its inputs are filled.
 * @throws RangeError when the groups do not divide the channels, for more than 24 channels, or for an output that is none.
 */
export function wiring({ channels, groups, shuffle, output = 0 }: Wiring): Figure {
  if (channels > 24) throw new RangeError(`there are ${channels} channels, the figure shows at most 24`);
  const places = Array.from({ length: channels }, (_, place) => place);
  const dealt = elements(channelShuffle(array(places, [channels, 1]), groups)).map(Number);
  if (!places.includes(output))
    throw new RangeError(`output ${output} is none of the ${channels} outputs 0 … ${channels - 1}`);
  const each = channels / groups;
  const groupOf = (channel: number) => Math.floor(channel / each);
  const within: Wire[] = places.flatMap((from) =>
    places.filter((to) => groupOf(to) === groupOf(from)).map((to): Wire => [from, to]),
  );
  const stages: readonly (readonly Wire[])[] = shuffle
    ? [within, dealt.map((from, to): Wire => [from, to]), within]
    : [within, within];

  // Backwards from the output: which channels of each level it can hear.
  const heard: Set<number>[] = [new Set([output])];
  for (const wires of [...stages].reverse())
    heard.unshift(new Set(wires.filter(([, to]) => heard[0]!.has(to)).map(([from]) => from)));
  // What input group a level's channels come from; a group convolution keeps it, the shuffle moves it.
  const origins = [places.map(groupOf), places.map(groupOf)];
  if (shuffle) origins.push(dealt.map((from) => groupOf(from)));
  origins.push(shuffle ? places.map(() => -1) : places.map(groupOf));

  const last = stages.length;
  const count = heard[0]!.size;
  const lines = (loud: boolean): Trace => ({
    type: "scatter",
    mode: "lines",
    hoverinfo: "skip",
    showlegend: false,
    line: { width: loud ? 2.5 : 0.6, color: loud ? palette.mistake : palette.quiet },
    ...wires(stages, (level, [from, to]) => (heard[level]!.has(from) && heard[level + 1]!.has(to)) === loud),
  });
  const dots = origins.map((origin, level): Trace => {
    const isLast = level === last;
    return {
      type: "scatter",
      mode: "markers+text",
      x: places,
      y: places.map(() => last - level),
      text: places.map(String),
      textfont: { size: 10, color: palette.ink },
      hovertext: places.map((place) => said(inputsOf(stages, level, place), channels)),
      hoverinfo: "text",
      showlegend: false,
      marker: {
        size: 22,
        color: origin.map((group, place) => {
          const colour = group < 0 ? palette.padding : colours[group % colours.length]!;
          return heard[level]!.has(place) ? colour : faded(colour);
        }),
        line: {
          width: places.map((place) => (heard[level]!.has(place) ? 3 : 0)),
          color: isLast ? palette.mistake : palette.ink,
        },
      },
    };
  });
  const levels = [
    both("input", "вход"),
    both("after GConv 1", "после групповой 1"),
    ...(shuffle ? [both("shuffled", "перемешано")] : []),
    both("after GConv 2", "после групповой 2"),
  ];
  return {
    data: [lines(false), lines(true), ...dots],
    layout: {
      title: heading(
        both(
          `output ${output} can hear ${count} of ${channels} inputs`,
          `выход ${output} знает о ${count} из ${channels} входов`,
        ),
      ),
      height: 130 + 110 * last,
      margin: { l: 140, r: 24, t: 56, b: 16 },
      hovermode: "closest",
      xaxis: { visible: false, range: [-0.7, channels - 0.3], fixedrange: true },
      yaxis: {
        range: [-0.35, last + 0.35],
        fixedrange: true,
        showgrid: false,
        zeroline: false,
        tickvals: levels.map((_, level) => last - level),
        ticktext: levels,
      },
    },
  };
}

/** Coordinates of the wires that `keep` keeps, as one line with gaps. */
function wires(
  stages: readonly (readonly Wire[])[],
  keep: (level: number, wire: Wire) => boolean,
): { x: (number | null)[]; y: (number | null)[] } {
  const kept = stages.flatMap((stage, level) =>
    stage.filter((wire) => keep(level, wire)).map((wire) => ({ level, wire })),
  );
  return {
    x: kept.flatMap(({ wire: [from, to] }) => [from, to, null]),
    y: kept.flatMap(({ level }) => [stages.length - level, stages.length - level - 1, null]),
  };
}

/** The inputs that reach `place` of `level`, in order. */
function inputsOf(stages: readonly (readonly Wire[])[], level: number, place: number): number[] {
  let reached = new Set([place]);
  for (const stage of stages.slice(0, level).reverse())
    reached = new Set(stage.filter(([, to]) => reached.has(to)).map(([from]) => from));
  return [...reached].sort((one, other) => one - other);
}

function said(inputs: readonly number[], channels: number) {
  const list = inputs.length === channels ? `0 … ${channels - 1}` : inputs.join(", ");
  return both(`from inputs ${list}`, `из входов ${list}`);
}
