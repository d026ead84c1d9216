// Inception v3 without its auxiliary classifier (C. Szegedy et al., "Rethinking the Inception architecture for computer
// vision", arXiv 1512.00567, table 1), in the form of TF-Slim.
import type { Network, NetworkLayer } from "../cost/network";
import { branch, classifier, concatenated, halved, largestOfNine, meanOfNine, normed, stem } from "./modules";

function moduleA(name: string, from: string, pool: number): NetworkLayer[] {
  return concatenated(name, from, [
    [normed(1, 64)],
    [normed(1, 48), normed(5, 64)],
    [normed(1, 64), normed(3, 96), normed(3, 96)],
    [meanOfNine, normed(1, pool)],
  ]);
}

function moduleB(name: string, from: string, width: number): NetworkLayer[] {
  const [row, column] = [normed([1, 7], width), normed([7, 1], width)];
  return concatenated(name, from, [
    [normed(1, 192)],
    [normed(1, width), row, normed([7, 1], 192)],
    [normed(1, width), column, row, column, normed([1, 7], 192)],
    [meanOfNine, normed(1, 192)],
  ]);
}

/** The two middle branches fork once more, into a row and a column. */
function moduleC(name: string, from: string): NetworkLayer[] {
  const fork = (stem: string): NetworkLayer[] =>
    concatenated(`${stem}/fork`, stem, [[normed([1, 3], 384)], [normed([3, 1], 384)]]);
  return [
    ...branch(`${name}/1`, from, [normed(1, 320)]),
    ...branch(`${name}/2`, from, [normed(1, 384)]),
    ...fork(`${name}/2.1`),
    ...branch(`${name}/3`, from, [normed(1, 448), normed(3, 384)]),
    ...fork(`${name}/3.2`),
    ...branch(`${name}/4`, from, [meanOfNine, normed(1, 192)]),
    { name, kind: "concat", from: [`${name}/1.1`, `${name}/2.1/fork`, `${name}/3.2/fork`, `${name}/4.2`] },
  ];
}

export function inceptionV3(): Network {
  return {
    name: "inception-v3",
    source: "Szegedy et al. 2015, arXiv 1512.00567, table 1, as in TF-Slim",
    input: [3, 299, 299],
    layers: [
      ...stem,
      ...moduleA("5b", "pool5a", 32),
      ...moduleA("5c", "5b", 64),
      ...moduleA("5d", "5c", 64),
      ...concatenated("6a", "5d", [
        [halved(384, "valid")],
        [normed(1, 64), normed(3, 96), halved(96, "valid")],
        [largestOfNine("valid")],
      ]),
      ...moduleB("6b", "6a", 128),
      ...moduleB("6c", "6b", 160),
      ...moduleB("6d", "6c", 160),
      ...moduleB("6e", "6d", 192),
      ...concatenated("7a", "6e", [
        [normed(1, 192), halved(320, "valid")],
        [normed(1, 192), normed([1, 7], 192), normed([7, 1], 192), halved(192, "valid")],
        [largestOfNine("valid")],
      ]),
      ...moduleC("7b", "7a"),
      ...moduleC("7c", "7b"),
      ...classifier,
    ],
  };
}
