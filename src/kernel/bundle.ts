// A value as the MIME bundle that a page shows.
import { inspect } from "node:util";
import { type Bundle, displayKey } from "../notebook/rendered";

/** The bundle that `value` brings along (`[Symbol.for("Jupyter.display")]()`), or its text. */
export async function bundleOf(value: unknown): Promise<Bundle> {
  const own = (value as { [displayKey]?: () => Bundle | Promise<Bundle> })?.[displayKey];
  if (typeof own !== "function") return { "text/plain": inspect(value) };
  const bundle = transportable(await own.call(value));
  return "text/plain" in bundle ? bundle : { "text/plain": inspect(value), ...bundle };
}

/** `bundle` with bytes (images) in base64, as JSON can carry it. */
export function transportable(bundle: Bundle): Bundle {
  const entries = Object.entries(bundle).map(([mime, data]) => [
    mime,
    data instanceof Uint8Array ? Buffer.from(data).toString("base64") : data,
  ]);
  return Object.fromEntries(entries);
}
