// Colours that stay apart for colour-blind readers, on light and on dark paper
// (M. Okabe, K. Ito, "Color Universal Design", 2008), each with one meaning throughout the course.

export const palette = {
  input: "#56B4E9",
  output: "#26B48A",
  kernel: "#E69F00",
  /** Weights of 1×1 kernels: they mix channels and look at one cell. */
  pointwise: "#CC79A7",
  mistake: "#D55E00",
  padding: "#B9BDC4",
  /** The ends of signed values, as dark as each other; zero is white. */
  negative: "#0072B2",
  positive: "#B35900",
  /** Lines and marks in the background, on either paper. */
  quiet: "rgba(128, 128, 128, 0.45)",
  /** Text inside a coloured cell. */
  ink: "#1B1B1F",
} as const;

/** Kinds of layers: a colour each. */
export const kinds = {
  conv: "#E69F00",
  depthwise: "#0072B2",
  pointwise: "#CC79A7",
  transposed: "#26B48A",
  "fully-connected": "#8C8C8C",
} as const;

/** From nearly white to `colour`: cells are opaque, so that `palette.ink` is readable on any paper. */
export function scaleTo(colour: string): [number, string][] {
  const pale = channelsOf(colour).map((channel) => Math.round(247 - (255 - channel) * 0.06));
  return [
    [0, `rgb(${pale.join(", ")})`],
    [1, colour],
  ];
}

/** `colour` faded to an opaque pastel, on which `palette.ink` is readable on any paper. */
export function faded(colour: string): string {
  return `rgb(${channelsOf(colour)
    .map((channel) => Math.round(247 - (247 - channel) * 0.3))
    .join(", ")})`;
}

/** Red, green and blue of a colour "#RRGGBB", 0 to 255. */
export function channelsOf(colour: string): [number, number, number] {
  const channel = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}
