// @ts-check
// A table of rows that lead somewhere: j and k go through them, Enter follows.
import { isTyping } from "./keys.js";

const rows = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("table.items tbody tr"))];

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
  const now = rows.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const step = /** @type {Record<string, number>} */ ({ j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 })[event.key];
  if (step) rows[Math.max(0, Math.min(now + step, rows.length - 1))]?.focus();
  else if (event.key === "Enter" && now >= 0) rows[now]?.querySelector("a")?.click();
  else return;
  event.preventDefault();
});
rows[0]?.focus({ preventScroll: true });
