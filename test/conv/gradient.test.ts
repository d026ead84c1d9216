import fc from "fast-check";
import { expect, test } from "vitest";
import { elements, type Tensor, zeros } from "../../src/conv/array";
import { conv, convTranspose } from "../../src/conv/conv";
import { convGradients, convTransposeGradients } from "../../src/conv/gradient";
import { convolutions, inner, transposedConvolutions, whole } from "./problem";

const forward = { conv, convTranspose };
const backward = { conv: convGradients, convTranspose: convTransposeGradients };

test.each([
  ["conv", convolutions()],
  ["convTranspose", transposedConvolutions()],
] as const)(
  "the gradients of %s are its differences: moving one number moves the loss so much",
  (name, problems) => {
    fc.assert(
      fc.property(problems, fc.nat(), ({ x, w, options }, pick) => {
        const dy = whole(forward[name](x, w, options).shape, 11);
        const found = backward[name](x, w, dy, options);
        const loss = (input: Tensor, weights: Tensor) => inner(forward[name](input, weights, options), dy);
        // Linear in each number, so a step of 1 is as good as a small one, and exact.
        const [inX, inW] = [pick % x.size, pick % w.size];
        expect(found.input.data[inX]).toBe(loss(moved(x, inX), w) - loss(x, w));
        expect(found.weights.data[inW]).toBe(loss(x, moved(w, inW)) - loss(x, w));
        const c = pick % found.bias.size;
        const bias = Array.from({ length: found.bias.size }, (_, index) => (index === c ? 1 : 0));
        const { bias: _, ...plain } = options;
        expect(found.bias.data[c]).toBe(
          inner(forward[name](x, w, { ...plain, bias }), dy) - inner(forward[name](x, w, plain), dy),
        );
      }),
    );
  },
);

test("gradients of larger layers agree with the loss as well", () => {
  const sizes = { cells: [60, 12, 6], channels: 6 } as const;
  fc.assert(
    fc.property(convolutions(sizes), ({ x, w, options: { bias: _, ...options } }) => {
      const y = conv(x, w, options);
      const dy = whole(y.shape, 5);
      const { input, weights } = convGradients(x, w, dy, options);
      // y is bilinear in x and w, so that ⟨dy, y⟩ = ⟨∂L/∂x, x⟩ = ⟨∂L/∂w, w⟩.
      const loss = inner(y, dy);
      const scale = Math.max(1, ...elements(y).map(Math.abs)) * y.size;
      expect(Math.abs(inner(input, x) - loss) / scale).toBeLessThan(1e-5);
      expect(Math.abs(inner(weights, w) - loss) / scale).toBeLessThan(1e-5);
    }),
  );
});

test("the output's gradient has the output's shape", () => {
  expect(() => convGradients(zeros([1, 5]), zeros([2, 1, 3]), zeros([2, 4]))).toThrow(
    "the output has shape [2,3], but its gradient has [2,4]",
  );
  expect(() => convTransposeGradients(zeros([1, 5]), zeros([1, 2, 3]), zeros([2, 6]))).toThrow(
    "the output has shape [2,7], but its gradient has [2,6]",
  );
});

function moved(x: Tensor, at: number): Tensor {
  const y = zeros(x.shape);
  y.data.set(x.data);
  y.data[at]! += 1;
  return y;
}
