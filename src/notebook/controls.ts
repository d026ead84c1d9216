// What a reader may turn in a live figure, as a cell writes it down, and what it means: values, a start, names to read.
import type { Label } from "../figures/figure";

/** `[min, max]` or `[min, max, step]` is a slider, a list of words a choice, `true` or `false` a tick. */
export type Control =
  | readonly [min: number, max: number]
  | readonly [min: number, max: number, step: number]
  | readonly string[]
  | boolean;

/** Controls by the name that the figure's function reads. */
export interface Controls {
  readonly [name: string]: Control;
}

/** The values that controls `C` stand at. */
export type Chosen<C extends Controls> = {
  readonly [Name in keyof C]: C[Name] extends boolean
    ? boolean
    : C[Name] extends readonly number[]
      ? number
      : C[Name] extends readonly (infer Choice)[]
        ? Choice
        : never;
};

export type Value = number | string | boolean;

/** One control, understood. */
export interface Knob {
  readonly name: string;
  readonly label: Label;
  readonly kind: "slider" | "choice" | "tick";
  /** All that it can stand at, from left to right. */
  readonly values: readonly Value[];
  /** How a reader reads each of `values`. */
  readonly words: readonly Label[];
  /** The index of the value at which it starts. */
  readonly start: number;
}

/** `values` of all knobs by name. */
export type State = { readonly [name: string]: Value };

const most = 1000;

/**
 * The knobs that `controls` describe.
 * @throws TypeError for what is no control, RangeError for a slider without room or a start that it cannot stand at.
 */
export function knobs(
  controls: Controls,
  names: { readonly [name: string]: Label | undefined },
  start: { readonly [name: string]: unknown },
): Knob[] {
  const stray = Object.keys(start).find((name) => !(name in controls));
  if (stray !== undefined) throw new TypeError(`start names ${stray}, which is no control`);
  return Object.entries(controls).map(([name, control]) => {
    const { kind, values } = valuesOf(name, control);
    const words = values.map((value): Label => wordOf(value, names));
    const first = kind === "tick" ? control : values[0];
    const at = values.indexOf((start[name] ?? first) as Value);
    if (at < 0) throw new RangeError(`${name} cannot start at ${start[name]}: it takes ${list(values)}`);
    return { name, label: names[name] ?? name, kind, values, words, start: at };
  });
}

/** The values of `all` at `indices`, by name. */
export function stateOf(all: readonly Knob[], indices: readonly number[]): State {
  return Object.fromEntries(all.map(({ name, values }, place) => [name, values[indices[place]!]!]));
}

function valuesOf(name: string, control: Control): Pick<Knob, "kind" | "values"> {
  if (typeof control === "boolean") return { kind: "tick", values: [false, true] };
  if (!Array.isArray(control) || control.length === 0)
    throw new TypeError(`${name} is neither [min, max], nor a list of words, nor true or false`);
  if (control.every((value) => typeof value === "string")) return { kind: "choice", values: control };
  if (control.length < 2 || control.length > 3 || !control.every((value) => Number.isFinite(value)))
    throw new TypeError(`${name} is [${control}]: a slider is [min, max] or [min, max, step], in numbers`);
  const [min, max, step = whole(control) ? 1 : (max - min) / 100] = control as [number, number, number?];
  if (min > max || step <= 0)
    throw new RangeError(`${name} goes from ${min} to ${max} in steps of ${step}: it has nowhere to go`);
  const count = Math.floor((max - min) / step + 1e-9) + 1;
  if (count > most) throw new RangeError(`${name} has ${count} stops, a slider takes at most ${most}`);
  const values = Array.from({ length: count }, (_, stop) => Number((min + stop * step).toPrecision(12)));
  return { kind: "slider", values };
}

function whole(numbers: readonly unknown[]): boolean {
  return numbers.every(Number.isInteger);
}

function wordOf(value: Value, names: { readonly [name: string]: Label | undefined }): Label {
  if (typeof value === "boolean") return value ? { en: "yes", ru: "да" } : { en: "no", ru: "нет" };
  return typeof value === "string" ? (names[value] ?? value) : String(value).replace("-", "−");
}

function list(values: readonly Value[]): string {
  return values.length > 8 ? `${values[0]}, ${values[1]} … ${values.at(-1)}` : values.join(", ");
}
