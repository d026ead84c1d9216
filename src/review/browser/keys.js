// @ts-check
// Keys of every page: help, the way to the other pages; and the theme's button.

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const help = /** @type {HTMLDialogElement} */ (byId("keys"));

byId("help").addEventListener("click", () => help.showModal());
byId("theme").addEventListener("click", () => {
  const chosen = document.documentElement.dataset.theme;
  const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const back = location.pathname + location.search;
  location.href = `/set?${new URLSearchParams({ theme: dark ? "light" : "dark", back })}`;
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || help.open || isTyping(event)) return;
  const tab = "cwes".indexOf(event.key);
  if (event.key === "?") help.showModal();
  else if (tab >= 0)
    /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("header nav a"))[tab]?.click();
  else return;
  event.preventDefault();
});

/**
 * True while letters belong to a field.
 * @param {Event} event
 */
export function isTyping({ target }) {
  return target instanceof HTMLElement && target.matches("input:not([type=checkbox]), textarea, select");
}
