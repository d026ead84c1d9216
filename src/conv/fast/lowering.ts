// A convolution or its adjoint as tables for the kernels: a padded input, and phases, each of which is
// y[to[p]] = Σ over taps t of w[tap[t]] · x[from[p] + offset[t]]. Rank, stride and dilation are in the tables only.
// The adjoint of stride s has s phases an axis: output i meets tap k where k·d ≡ i + before (mod s), at the input cell
// o = (i + before − k·d) / s (Dumoulin & Visin, arXiv 1603.07285, section 4, without its zeros between the cells).
import type { Axis } from "../axis";
import type { Geometry } from "../geometry";

/** Three of a kind, one an axis; a convolution of lower rank has ones in front. */
export type Triple = readonly [depth: number, height: number, width: number];

export interface Phase {
  /** In ascending order: cells of a padded plane from a position's first cell to what each tap sees. */
  readonly offset: Uint32Array;
  /** Which number of a kernel each tap is. */
  readonly tap: Uint32Array;
  /** Where each position starts in a padded plane. */
  readonly from: Uint32Array;
  /** Where each position's output stands in its plane; absent when they stand one behind the other. */
  readonly to?: Uint32Array;
}

export interface Lowering {
  readonly groups: number;
  /** Of one group. */
  readonly channels: { readonly input: number; readonly output: number };
  readonly input: Triple;
  readonly before: Triple;
  readonly padded: Triple;
  readonly isPadded: boolean;
  readonly output: Triple;
  /** Taps of a whole kernel. */
  readonly kernel: number;
  readonly phases: readonly Phase[];
  /** How the weights lie: numbers from one output channel to the next, from one input channel to the next, from one
   * group to the next. */
  readonly weights: { readonly perOutput: number; readonly perInput: number; readonly perGroup: number };
}

/** What an output cell of one axis meets: `cells[t]` of the input under tap `taps[t]`, at every `step`-th output. */
interface AxisPhase {
  readonly first: number;
  readonly step: number;
  readonly count: number;
  readonly taps: readonly number[];
  readonly cells: readonly number[];
  /** Input cells from one position to the next. */
  readonly stride: number;
}

interface LoweredAxis {
  readonly input: number;
  readonly output: number;
  readonly kernel: number;
  readonly before: number;
  readonly padded: number;
  readonly phases: readonly AxisPhase[];
}

/** The tables of the convolution `geometry`. */
export function lowerForward(geometry: Geometry): Lowering {
  const { channels, groups } = geometry;
  const perGroup = { input: channels.input / groups, output: channels.output / groups };
  const kernel = geometry.axes.reduce((size, axis) => size * axis.kernel, 1);
  return lower(geometry.axes.map(forwardAxis), groups, perGroup, {
    perOutput: perGroup.input * kernel,
    perInput: kernel,
    perGroup: perGroup.output * perGroup.input * kernel,
  });
}

/** The tables of the adjoint: from arrays of `geometry`'s output shape to arrays of its input shape. */
export function lowerAdjoint(geometry: Geometry): Lowering {
  const { channels, groups } = geometry;
  const perGroup = { input: channels.output / groups, output: channels.input / groups };
  const kernel = geometry.axes.reduce((size, axis) => size * axis.kernel, 1);
  return lower(geometry.axes.map(adjointAxis), groups, perGroup, {
    perOutput: kernel,
    perInput: perGroup.output * kernel,
    perGroup: perGroup.output * perGroup.input * kernel,
  });
}

function forwardAxis({ input, output, kernel, stride, dilation, before }: Axis): LoweredAxis {
  const taps = Array.from({ length: kernel }, (_, tap) => tap);
  const cells = taps.map((tap) => tap * dilation - before);
  return lowerAxis(input, output, kernel, [{ first: 0, step: 1, count: output, taps, cells, stride }]);
}

function adjointAxis({ input, output, kernel, stride, dilation, before }: Axis): LoweredAxis {
  const phases = Array.from({ length: Math.min(stride, input) }, (_, first): AxisPhase => {
    const taps = Array.from({ length: kernel }, (_, tap) => kernel - 1 - tap).filter(
      (tap) => (first + before - tap * dilation) % stride === 0,
    );
    const cells = taps.map((tap) => (first + before - tap * dilation) / stride);
    return { first, step: stride, count: Math.ceil((input - first) / stride), taps, cells, stride: 1 };
  });
  return lowerAxis(output, input, kernel, phases);
}

function lowerAxis(input: number, output: number, kernel: number, phases: AxisPhase[]): LoweredAxis {
  let [lowest, highest] = [0, input - 1];
  for (const { cells, count, stride } of phases) {
    for (const cell of cells) {
      lowest = Math.min(lowest, cell);
      highest = Math.max(highest, cell + (count - 1) * stride);
    }
  }
  return { input, output, kernel, before: -lowest, padded: highest - lowest + 1, phases };
}

function lower(
  axes: LoweredAxis[],
  groups: number,
  channels: { input: number; output: number },
  weights: Lowering["weights"],
): Lowering {
  const [d, h, w] = triple(axes);
  const phases = d.phases.flatMap((pd) =>
    h.phases.flatMap((ph) => w.phases.map((pw) => phaseOf([d, h, w], [pd, ph, pw]))),
  );
  return {
    groups,
    channels,
    weights,
    input: [d.input, h.input, w.input],
    before: [d.before, h.before, w.before],
    padded: [d.padded, h.padded, w.padded],
    isPadded: [d, h, w].some(({ input, padded }) => input !== padded),
    output: [d.output, h.output, w.output],
    kernel: d.kernel * h.kernel * w.kernel,
    phases,
  };
}

function triple(axes: LoweredAxis[]): [LoweredAxis, LoweredAxis, LoweredAxis] {
  if (axes.length > 3)
    throw new RangeError(`one to three spatial axes can be computed fast, got ${axes.length}`);
  const one = lowerAxis(1, 1, 1, [{ first: 0, step: 1, count: 1, taps: [0], cells: [0], stride: 1 }]);
  return [...[one, one, one].slice(axes.length), ...axes] as [LoweredAxis, LoweredAxis, LoweredAxis];
}

function phaseOf(
  axes: readonly [LoweredAxis, LoweredAxis, LoweredAxis],
  phases: readonly [AxisPhase, AxisPhase, AxisPhase],
): Phase {
  const [d, h, w] = axes;
  const padded = sizesOf(h.padded, w.padded);
  const whole = sizesOf(h.output, w.output);
  const counted = (
    of: (phase: AxisPhase, axis: LoweredAxis) => number[],
    [perDepth, perRow]: [number, number],
  ) => {
    const [ds, hs, ws] = phases.map((phase, index) => of(phase, axes[index]!)) as [
      number[],
      number[],
      number[],
    ];
    const table = new Uint32Array(ds.length * hs.length * ws.length);
    let at = 0;
    for (const a of ds) for (const b of hs) for (const c of ws) table[at++] = a * perDepth + b * perRow + c;
    return table;
  };
  const every = ({ count }: AxisPhase, of: (index: number) => number) =>
    Array.from({ length: count }, (_, index) => of(index));
  const from = counted((phase) => every(phase, (index) => index * phase.stride), padded);
  const tables = {
    offset: counted((phase, axis) => phase.cells.map((cell) => cell + axis.before), padded),
    tap: counted((phase) => [...phase.taps], sizesOf(h.kernel, w.kernel)),
    from,
  };
  if (from.length === d.output * h.output * w.output) return tables;
  return {
    ...tables,
    to: counted((phase) => every(phase, (index) => phase.first + index * phase.step), whole),
  };
}

function sizesOf(height: number, width: number): [number, number] {
  return [height * width, width];
}
