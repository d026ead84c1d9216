// @ts-check
// A line for each step: what is being done, for how long; rewritten each second in a terminal.
import { said } from "./words.mjs";

/**
 * Shows that something has begun; the returned function shows how it ended.
 * @param {string} name
 */
export function showProgress(name) {
  const start = performance.now();
  const { stdout } = process;
  const seconds = () => ((performance.now() - start) / 1000).toFixed(1);
  const unit = said({ en: "s", ru: "с" });
  const line = (/** @type {string} */ sign) => `${sign} ${name} · ${seconds()} ${unit}`;
  const rewrite = (/** @type {string} */ text) => stdout.write(`\r\u001b[K${text}`);
  if (stdout.isTTY) rewrite(line("…"));
  else stdout.write(`… ${name}\n`);
  const tick = stdout.isTTY ? setInterval(() => rewrite(line("…")), 1000) : undefined;
  return (/** @type {boolean} */ well) => {
    clearInterval(tick);
    const end = `${line(well ? "✓" : "✗")}\n`;
    if (stdout.isTTY) rewrite(end);
    else stdout.write(end);
  };
}
