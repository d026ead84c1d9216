// The WebAssembly kernels, in AssemblyScript. All work on addresses in one memory that the host owns; arrays lie
// channels first, as outside: nothing is transposed at the border.
export { depthwise, depthwise3 } from "./depthwise";
export { multiply } from "./multiply";
export { pack } from "./pack";
export { join, pad } from "./pad";
export { packWeights } from "./weights";
export { winogradInput, winogradOutput } from "./winograd";
export { winogradWeights } from "./winograd-weights";
