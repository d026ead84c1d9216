// The WebAssembly kernels, in AssemblyScript. All work on addresses in one memory that the host owns; arrays lie
// channels first, as outside: nothing is transposed at the border.
export { along } from "./along";
export { add, hardSwish, means, relu, scale, sigmoid } from "./between";
export { work } from "./crew";
export { depthwise, depthwise3 } from "./depthwise";
export { join, pad } from "./pad";
export { product } from "./product-task";
export { packWeights } from "./weights";
export { winograd } from "./winograd-task";
export { winogradWeights } from "./winograd-weights";
