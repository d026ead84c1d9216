// @ts-check
// What the plans of W1 and W7 take, from their own account: MB as rows of a table, as JSON.
import { createRequire } from "node:module";
import { workloads } from "./workloads.mjs";

const require = createRequire(import.meta.url);
const { planForward } = require("../src/dist/conv/fast/plan.js");
const { geometry } = require("../src/dist/conv/geometry.js");

const rows = ["W1", "W7"].flatMap((id) =>
  [true, false].map((winograd) => {
    const workload = workloads[id]?.();
    const [layer] = workload?.layers ?? [];
    if (!workload || !layer) throw new Error(`no ${id}`);
    const { input, weights, stride, padding, dilation, groups, w, bias } = layer;
    const { memory } = planForward(geometry(input, weights, { stride, padding, dilation, groups }), w, bias, {
      winograd,
    });
    const all = memory.kept + memory.shared;
    const megabytes = [memory.kept, memory.shared, all, workload.im2col].map((bytes) =>
      (bytes / 2 ** 20).toFixed(2),
    );
    return [`${id}${winograd ? "" : ", no Winograd"}`, ...megabytes, (all / workload.im2col).toFixed(2)];
  }),
);
console.log(JSON.stringify(rows));
