// The table of contents: what a notebook and a lesson's checks.ts may import from "svertka".
export {
  type Answer,
  type Check,
  type CheckContext,
  type Exercise,
  exercise,
  type Mistake,
  type Numbers,
  numeric,
} from "./assess/exercise";
export { type Finding, Miss } from "./assess/miss";
export type { Random } from "./assess/random";
export type { Foreign, Value } from "./assess/value";
export { array, elements, type NdArray, type Nested, nested, type Tensor, zeros } from "./conv/array";
export { type Axis, type AxisOptions, type AxisPadding, axis, dropped } from "./conv/axis";
export { conv2d } from "./conv/conv2d";
export { flip } from "./conv/flip";
export { type ConvOptions, type Geometry, geometry } from "./conv/geometry";
export { type SparseMatrix, toMatrix } from "./conv/matrix";
export { type Layer, macs } from "./cost/macs";
export { receptiveField, type StackedLayer } from "./cost/receptive-field";
export { type CostRow, costBars } from "./figures/cost-bars";
export type { Figure, Frame, Label, Trace } from "./figures/figure";
export { flips } from "./figures/flips";
export { outputSizes } from "./figures/output-sizes";
export { sight } from "./figures/receptive-field";
export { strip } from "./figures/strip";
export { type SweepOptions, sweep } from "./figures/sweep";
export { language } from "./language/choice";
export type { Language, Text } from "./language/text";
export { check, hint, task } from "./notebook/check";
export { type Comm, display, type FrontEnd, frontEnd } from "./notebook/front-end";
export { type Bundle, Rendered } from "./notebook/rendered";
export { show } from "./notebook/show";
export { student } from "./notebook/student";
