// What a figure looks like when it comes out of a notebook: plain JSON, checked before Plotly sees it.
import type { Config, Data, Frame, Layout } from "plotly.js-dist";

export interface Figure {
  readonly data: Data[];
  readonly layout: Partial<Layout>;
  readonly frames: Partial<Frame>[];
  readonly config: Partial<Config>;
}

/**
 * The settings that a notebook may choose. The others name servers to ask or send to, or are ours: a figure that
 * comes with a notebook must not reach the network by them.
 */
const allowed = ["displayModeBar", "doubleClick", "editable", "scrollZoom", "staticPlot"] as const;

/**
 * Plotly's own tool bar offers to send the figure to a server, unless it is told not to, and to select points, which
 * does nothing here.
 */
const ours: Partial<Config> = {
  displaylogo: false,
  showSendToCloud: false,
  plotlyServerURL: "",
  modeBarButtonsToRemove: ["select2d", "lasso2d"],
};

/** A copy of `json` that Plotly may write to. Throws a TypeError that says in one line what is wrong with it. */
export function readFigure(json: unknown): Figure {
  if (!isObject(json)) throw new TypeError(`the figure is ${named(json)}, not an object {data, layout}`);
  const { data, layout = {}, frames = [], config = {} } = structuredClone(json) as Record<string, unknown>;
  const wrong = Array.isArray(data) ? data.findIndex((trace) => !isObject(trace)) : -1;
  if (!Array.isArray(data)) throw new TypeError(`"data" is ${named(data)}, not a list of traces`);
  if (wrong >= 0) throw new TypeError(`"data"[${wrong}] is ${named(data[wrong])}, not a trace`);
  if (!isObject(layout)) throw new TypeError(`"layout" is ${named(layout)}, not an object`);
  if (!Array.isArray(frames) || !frames.every(isObject))
    throw new TypeError('"frames" is not a list of objects');
  if (!isObject(config)) throw new TypeError(`"config" is ${named(config)}, not an object`);
  const chosen = allowed.filter((key) => key in config).map((key) => [key, config[key]]);
  return {
    data,
    layout: layout as Partial<Layout>,
    frames,
    config: { ...Object.fromEntries(chosen), ...ours },
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function named(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}
