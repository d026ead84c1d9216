// Colours that stay apart for colour-blind readers, on light and on dark paper
// (M. Okabe, K. Ito, "Color Universal Design", 2008), each with one meaning throughout the course.

export const palette = {
  input: "#56B4E9",
  output: "#26B48A",
  kernel: "#E69F00",
  mistake: "#D55E00",
  padding: "#B9BDC4",
  /** Lines and marks in the background, on either paper. */
  quiet: "rgba(128, 128, 128, 0.45)",
  /** Text inside a coloured cell. */
  ink: "#1B1B1F",
} as const;

/** From nearly white to `colour`: cells are opaque, so that `palette.ink` is readable on any paper. */
export function scaleTo(colour: string): [number, string][] {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const pale = channels.map((channel) => Math.round(247 - (255 - channel) * 0.06));
  return [
    [0, `rgb(${pale.join(", ")})`],
    [1, colour],
  ];
}
