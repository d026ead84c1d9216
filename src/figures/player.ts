// What makes a figure play: a play and a pause button and a slider with a stop for each frame.
import { both, type Frame, type Label } from "./figure";

export interface PlayerOptions {
  /** The name of the slider's stop for each frame. */
  readonly stops: readonly Label[];
  /** Stands before the name of the stop. */
  readonly prefix: Label;
  /** How long each frame stays; 600 when absent. */
  readonly milliseconds?: number;
}

/** Layout parts of a playing figure. */
export function player(
  frames: readonly Frame[],
  { stops, prefix, milliseconds = 600 }: PlayerOptions,
): { [key: string]: unknown } {
  const timing = {
    mode: "immediate",
    transition: { duration: 0 },
    frame: { duration: milliseconds, redraw: true },
  };
  const button = (label: Label, args: unknown[]) => ({ label, method: "animate", args });
  return {
    updatemenus: [
      {
        type: "buttons",
        direction: "left",
        showactive: false,
        x: 0,
        y: 0,
        xanchor: "left",
        yanchor: "top",
        pad: { t: 34, r: 8 },
        buttons: [
          button(both("▶ Play", "▶ Пуск"), [null, { ...timing, fromcurrent: true }]),
          button(both("❚❚ Pause", "❚❚ Пауза"), [[null], { ...timing, frame: { duration: 0, redraw: true } }]),
        ],
      },
    ],
    sliders: [
      {
        active: 0,
        x: 0.26,
        len: 0.74,
        y: 0,
        pad: { t: 16 },
        currentvalue: { prefix, font: { size: 13 } },
        steps: frames.map(({ name }, index) => ({
          label: stops[index],
          value: name,
          method: "animate",
          args: [[name], { ...timing, frame: { duration: 0, redraw: true } }],
        })),
      },
    ],
  };
}
