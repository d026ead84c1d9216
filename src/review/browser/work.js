// @ts-check
// A student's lesson, or answers in words: j and k go through exercises or groups, n and p through students; forms by keys.
import { isTyping } from "./keys.js";

const exercises = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("article.exercise"))];
const back = /** @type {HTMLAnchorElement | null} */ (document.getElementById("back"));
if (back) back.href = sessionStorage.getItem("matrix") ?? "/";

const now = () =>
  exercises.findIndex((one) => one === document.activeElement || one.contains(document.activeElement));

/** @param {number} at */
function go(at) {
  exercises[Math.max(0, Math.min(at, exercises.length - 1))]?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const here = exercises[now()] ?? exercises[0];
  const form = here?.querySelector(".decide details");
  const { key } = event;
  if (isTyping(event)) {
    if (key !== "Escape") return;
    here?.focus();
    if (form instanceof HTMLDetailsElement) form.open = false;
  } else if (key === "j" || key === "ArrowDown") go(now() + 1);
  else if (key === "k" || key === "ArrowUp") go(now() - 1);
  else if (key === "n") follow("a[rel=next]");
  else if (key === "p") follow("a[rel=prev]");
  else if (key === "o") {
    if (form instanceof HTMLDetailsElement) form.open = true;
    const field = here?.querySelector("input[name=points]");
    if (field instanceof HTMLInputElement) field.select();
  } else if (/^[1-9]$/.test(key)) comments(here)[Number(key) - 1]?.click();
  else if (key === "a") here?.querySelector(/** @type {"button"} */ ("button.leave"))?.click();
  else if (key === "Escape")
    (back ?? /** @type {HTMLElement | null} */ (document.querySelector("header nav a")))?.click();
  else return;
  event.preventDefault();
});

/**
 * What was said before, to be said again in this form.
 * @param {HTMLElement | undefined} here
 */
function comments(here) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (here?.querySelectorAll("button.comment") ?? [])];
}

for (const one of document.querySelectorAll("article.exercise"))
  for (const button of comments(/** @type {HTMLElement} */ (one)))
    button.addEventListener("click", () => {
      for (const name of /** @type {const} */ (["points", "why"])) {
        const field = one.querySelector(`input[name=${name}]`);
        if (!(field instanceof HTMLInputElement)) continue;
        field.value = button.dataset[name] ?? "";
        field.focus();
      }
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
