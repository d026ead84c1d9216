// @ts-check
// One student's lesson: j and k go through the exercises, n and p through the students.
import { isTyping } from "./keys.js";

const exercises = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("article.exercise"))];
const back = /** @type {HTMLAnchorElement} */ (document.getElementById("back"));
back.href = sessionStorage.getItem("matrix") ?? "/";

const now = () =>
  exercises.findIndex((one) => one === document.activeElement || one.contains(document.activeElement));

/** @param {number} at */
function go(at) {
  exercises[Math.max(0, Math.min(at, exercises.length - 1))]?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const here = exercises[now()] ?? exercises[0];
  const form = here?.querySelector("details");
  const { key } = event;
  if (isTyping(event)) {
    if (key !== "Escape") return;
    here?.focus();
    if (form) form.open = false;
  } else if (key === "j" || key === "ArrowDown") go(now() + 1);
  else if (key === "k" || key === "ArrowUp") go(now() - 1);
  else if (key === "n") follow("a[rel=next]");
  else if (key === "p") follow("a[rel=prev]");
  else if (key === "o" && form) {
    form.open = true;
    const field = form.querySelector("input[name=points]");
    if (field instanceof HTMLInputElement) field.select();
  } else if (key === "a") here?.querySelector(/** @type {"button"} */ ("button.leave"))?.click();
  else if (key === "Escape") back.click();
  else return;
  event.preventDefault();
});

/** @param {string} link */
function follow(link) {
  const there = document.querySelector(link);
  // Another student, the same exercise.
  if (there instanceof HTMLAnchorElement)
    location.href = there.href + (exercises[now()] ? `#${exercises[now()]?.id}` : "");
}

const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
(named ?? exercises[0])?.focus();
