// @ts-check
// Two students side by side: j and k bring the next piece that both have into view, on both sides.
import { isTyping } from "./keys.js";

const sides = [...document.querySelectorAll(".side pre")];
const pieces = [.../** @type {NodeListOf<HTMLElement>} */ (sides[0]?.querySelectorAll("mark.piece") ?? [])];
let now = -1;

/** @param {number} at */
function go(at) {
  if (pieces.length === 0) return;
  now = Math.max(0, Math.min(at, pieces.length - 1));
  for (const mark of document.querySelectorAll("mark.now")) mark.classList.remove("now");
  for (const side of sides) {
    const mark = side.querySelector(`mark.piece[data-piece="${pieces[now]?.dataset.piece}"]`);
    mark?.classList.add("now");
    mark?.scrollIntoView({ block: "nearest" });
  }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "j" || event.key === "ArrowDown") go(now + 1);
  else if (event.key === "k" || event.key === "ArrowUp") go(now - 1);
  else if (event.key === "Escape") document.getElementById("back")?.click();
  else return;
  event.preventDefault();
});
document.addEventListener("click", ({ target }) => {
  const mark = target instanceof Element ? target.closest("mark.piece") : null;
  if (mark instanceof HTMLElement)
    go(pieces.findIndex(({ dataset }) => dataset.piece === mark.dataset.piece));
});
go(0);
