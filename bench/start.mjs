// @ts-check
// Import and first call in a fresh process, ms, as JSON.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const since = (/** @type {number} */ start) => performance.now() - start;

let start = performance.now();
const { conv } = require("../src/dist/conv/conv.js");
const importing = since(start);
const { array } = require("../src/dist/conv/array.js");

const numbers = (/** @type {number[]} */ ...shape) =>
  array(Array.from({ length: shape.reduce((size, length) => size * length, 1) }, Math.random), shape);
const [x, w] = [numbers(64, 56, 56), numbers(64, 64, 3, 3)];
const call = () => {
  const begin = performance.now();
  conv(x, w, { padding: 1 });
  return since(begin);
};
const cold = call();
const warm = Array.from({ length: 30 }, call).sort((a, b) => a - b)[15] ?? 0;

start = performance.now();
require("../src/dist/index.js");
const whole = importing + since(start);
console.log(JSON.stringify({ importing, whole, first: cold - warm }));
