// The table of contents: what a notebook and a lesson's checks.ts may import from "svertka".
export { choice, type Option } from "./assess/choice";
export type { CountedValue } from "./assess/counted";
export { essay } from "./assess/essay";
export {
  type Answer,
  type Check,
  type CheckContext,
  type Enough,
  type Exercise,
  exercise,
  type Mistake,
  type Numbers,
  numeric,
} from "./assess/exercise";
export type { Grade, Remark, Span, Verdict } from "./assess/free-text/grade";
export { type Finding, Miss, type Part } from "./assess/miss";
export type { Random } from "./assess/random";
export type { Foreign, Value } from "./assess/value";
export type { Withheld } from "./assess/withheld";
export { add, hardSwish, leakyRelu, multiply, relu, relu6, sigmoid, softmax, tanh } from "./conv/activation";
export { array, elements, type NdArray, type Nested, nested, type Tensor, zeros } from "./conv/array";
export { type Axis, type AxisOptions, type AxisPadding, axis, dropped, type Sides } from "./conv/axis";
export { type BatchNorm, batchNorm, foldBatchNorm } from "./conv/batch-norm";
export type { Bias } from "./conv/bias";
export { channelShuffle, channelUnshuffle, concat } from "./conv/channels";
export { type Contribution, contributions, reach } from "./conv/contributions";
export {
  type ConvCallOptions,
  type ConvTransposeCallOptions,
  conv,
  convolve,
  convTranspose,
  type Into,
} from "./conv/conv";
export { flip } from "./conv/flip";
export { type ConvOptions, type Geometry, geometry, type PerAxis } from "./conv/geometry";
export { type ConvGradients, convGradients, convTransposeGradients } from "./conv/gradient";
export { type Entry, type SparseMatrix, times, toMatrix, transpose } from "./conv/matrix";
export {
  type ConvPlan,
  type PlanOptions,
  type PlanTransposeOptions,
  planConv,
  planConvTranspose,
} from "./conv/plan";
export {
  type AveragePoolOptions,
  averagePool,
  globalAveragePool,
  maxPool,
  type PoolOptions,
} from "./conv/pool";
export { conv1d, conv2d, conv3d, convTranspose1d, convTranspose2d, convTranspose3d } from "./conv/ranks";
export type { EngineOptions } from "./conv/run";
export {
  type DepthwiseOptions,
  depthwiseConv2d,
  type PointwiseOptions,
  pointwiseConv2d,
  separableConv2d,
} from "./conv/separable";
export {
  convTransposeByScatter,
  convTransposeByZeros,
  rotatedKernel,
  zeroInsert,
} from "./conv/transposed-forms";
export { type ConvTransposeOptions, transposedGeometry } from "./conv/transposed-geometry";
export { type UpsampleOptions, upsample } from "./conv/upsample";
export { activationMemory } from "./cost/activation-memory";
export { coverage } from "./cost/coverage";
export { inputWindow } from "./cost/input-window";
export {
  type DepthwiseLayer,
  type ElementwiseLayer,
  type FullyConnectedLayer,
  flops,
  type Layer,
  macs,
  type PointwiseLayer,
  type PoolingLayer,
  type TransposedLayer,
} from "./cost/macs";
export type {
  ActivationStep,
  ConvStep,
  CropStep,
  DepthwiseStep,
  FullyConnectedStep,
  LayerKind,
  Learned,
  Named,
  Network,
  NetworkLayer,
  PlainStep,
  PointwiseStep,
  PoolingStep,
  ShuffleStep,
  Sliding,
  TransposedStep,
  UpsampleStep,
  WidenStep,
} from "./cost/network";
export { type Cost, type Counted, type LayerCost, type NetworkCost, networkCost } from "./cost/network-cost";
export type { LayerSight, NetworkSight } from "./cost/network-sight";
export { type Biased, type ParameterLayer, params } from "./cost/params";
export { receptiveField, type Sight, type StackedLayer } from "./cost/receptive-field";
export { type PlacedLayer, shapes } from "./cost/shapes";
export type { Interval } from "./cost/windows";
export { type BeforeAfterOptions, beforeAfter, type MeasuredTwice } from "./figures/before-after";
export { bothWays } from "./figures/both-ways";
export { channelSums } from "./figures/channel-sums";
export { type CostRow, costBars } from "./figures/cost-bars";
export { type CostSeries, costGroups } from "./figures/cost-groups";
export { coverageMaps } from "./figures/coverage-maps";
export { type Curve, type CurvesOptions, curves } from "./figures/curves";
export { facesOnPicture } from "./figures/faces-on-picture";
export { fieldOnPicture } from "./figures/field-on-picture";
export { fieldsByDepth, type NamedStack } from "./figures/fields-by-depth";
export { both, type Figure, type Frame, type Label, type Trace } from "./figures/figure";
export { film, type NamedFilm } from "./figures/film";
export { filters, type NamedFilters } from "./figures/filters";
export { flips } from "./figures/flips";
export { glide } from "./figures/glide";
export { groupSweep } from "./figures/group-sweep";
export { hourglass } from "./figures/hourglass";
export { kernelBank } from "./figures/kernel-bank";
export { layerCosts } from "./figures/layer-costs";
export { layerTimes } from "./figures/layer-times";
export { matrixPair } from "./figures/matrix-pair";
export type { MotionFilter } from "./figures/motion-answers";
export { outputSizes } from "./figures/output-sizes";
export { overlap } from "./figures/overlap";
export { phases } from "./figures/phases";
export type { PictureRange } from "./figures/picture-source";
export { type NamedPicture, type PicturesOptions, pictures } from "./figures/pictures";
export { sight } from "./figures/receptive-field";
export { type MarkedLayer, separableRatio } from "./figures/separable-ratio";
export { type AxisStamps, stamps } from "./figures/stamps";
export { strip } from "./figures/strip";
export { type SweepOptions, sweep } from "./figures/sweep";
export { type RoundTrip, thereAndBack } from "./figures/there-and-back";
export { type Contestant, type Contestants, type TradeOffOptions, tradeOff } from "./figures/trade-off";
export type { Rows, StampOptions } from "./figures/transposed-steps";
export { transposedTwins } from "./figures/transposed-twins";
export { twoStages } from "./figures/two-stages";
export { volumeSweep } from "./figures/volume-sweep";
export { weightBlocks } from "./figures/weight-blocks";
export { type Wiring, wiring } from "./figures/wiring";
export { language } from "./language/choice";
export type { Language, Text } from "./language/text";
export { network, networkNames, type Variant } from "./networks/catalogue";
export { denseTwin } from "./networks/dense-twin";
export { upTo } from "./networks/part";
export { type Published, published } from "./networks/published";
export { type Accuracy, accuracyOf } from "./networks/trained/accuracy";
export { type DigitNetworkName, type TrainedName, trained } from "./networks/trained/catalogue";
export { type Forward, forward, type NetworkPlan, planNetwork } from "./networks/trained/forward";
export type { Run, TrainedNetwork, Weights } from "./networks/trained/network";
export { check, hint, task } from "./notebook/check";
export type { Chosen, Control, Controls } from "./notebook/controls";
export {
  type Comm,
  type DisplayOptions,
  display,
  type FrontEnd,
  frontEnd,
  type Running,
} from "./notebook/front-end";
export { type InteractOptions, interact } from "./notebook/interact";
export { progress } from "./notebook/progress";
export { type Bundle, Rendered } from "./notebook/rendered";
export { show } from "./notebook/show";
export { student } from "./notebook/student";
export { births, type DailySeries } from "./samples/births";
export { digit } from "./samples/digit";
export { frames } from "./samples/frames";
export { grey } from "./samples/grey";
export { type PhotographName, type PhotographOptions, photograph } from "./samples/photograph";
export { type PictureFileOptions, picture } from "./samples/picture-file";
export { type Box, type Face, type FaceOptions, faces } from "./vision/faces";
export { cutOut, personMask } from "./vision/person";
