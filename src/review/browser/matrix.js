// @ts-check
// The class: search and filters hide rows, the arrow keys go from cell to cell of those that are left.
import { isTyping } from "./keys.js";

const search = /** @type {HTMLInputElement} */ (document.getElementById("search"));
const count = /** @type {HTMLOutputElement} */ (document.getElementById("count"));
const nobody = /** @type {HTMLElement} */ (document.getElementById("nobody"));
const table = /** @type {HTMLTableElement} */ (document.querySelector("table.matrix"));
const filters = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".filter"))];
const rows = [.../** @type {HTMLCollectionOf<HTMLTableRowElement>} */ (table.tBodies[0]?.rows ?? [])].map(
  (row) => {
    const cells = [...row.cells].slice(1, -1);
    return {
      row,
      cells,
      name: row.dataset.name ?? "",
      flags: cells.map((cell) => (cell.dataset.flags ?? "").split(" ")),
    };
  },
);
const memory = `matrix ${location.search}`;

let shown = rows;
let [y, x] = [0, 0];

/** Shows the rows that have every chosen flag somewhere, and marks the cells that have one. */
function filter() {
  const chosen = filters.filter((one) => one.ariaPressed === "true").map((one) => one.dataset.flag ?? "");
  const text = search.value.trim().toLowerCase();
  shown = rows.filter(({ row, cells, name, flags }) => {
    const fits = name.includes(text) && chosen.every((flag) => flags.some((own) => own.includes(flag)));
    row.hidden = !fits;
    for (const [at, cell] of cells.entries())
      cell.classList.toggle("aside", chosen.length > 0 && !chosen.some((flag) => flags[at]?.includes(flag)));
    return fits;
  });
  nobody.hidden = shown.length > 0;
  count.value = `${count.dataset.shown}: ${shown.length} ${count.dataset.of} ${rows.length}`;
  remember();
}

/**
 * Moves to a cell of the rows that are shown.
 * @param {number} row
 * @param {number} column
 */
function go(row, column) {
  y = Math.max(0, Math.min(row, shown.length - 1));
  const cells = shown[y]?.cells ?? [];
  x = Math.max(0, Math.min(column, cells.length - 1));
  const link = cells[x]?.querySelector("a");
  link?.focus();
  link?.scrollIntoView({ block: "nearest", inline: "nearest" });
  remember();
}

function remember() {
  const pressed = filters.filter((one) => one.ariaPressed === "true").map((one) => one.dataset.flag);
  const name = shown[y]?.name;
  sessionStorage.setItem(memory, JSON.stringify({ text: search.value, pressed, name, x }));
  sessionStorage.setItem("matrix", location.href);
}

for (const one of filters)
  one.addEventListener("click", () => {
    one.ariaPressed = one.ariaPressed === "true" ? "false" : "true";
    filter();
  });
search.addEventListener("input", filter);
table.addEventListener("focusin", ({ target }) => {
  const cell = target instanceof Element ? target.closest("td") : null;
  const row = shown.findIndex(({ cells }) => cell && cells.includes(cell));
  if (row >= 0 && cell) [y, x] = [row, shown[row]?.cells.indexOf(cell) ?? 0];
});

const moves = /** @type {Record<string, readonly [number, number]>} */ ({
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  k: [-1, 0],
  j: [1, 0],
  h: [0, -1],
  l: [0, 1],
  PageUp: [-20, 0],
  PageDown: [20, 0],
  Home: [-1e6, 0],
  End: [1e6, 0],
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const { key } = event;
  if (isTyping(event)) {
    if (key === "Escape") search.value = "";
    if (key === "Escape" || key === "Enter" || key === "ArrowDown") {
      filter();
      go(0, x);
      event.preventDefault();
    }
    return;
  }
  const move = moves[key];
  if (move) {
    const inside = table.contains(document.activeElement);
    go(y + (inside ? move[0] : 0), x + (inside ? move[1] : 0));
  } else if (key === "/") search.focus();
  else if (/^[1-9]$/.test(key)) filters[Number(key) - 1]?.click();
  else if (key === "Escape" && filters.some((one) => one.ariaPressed === "true")) {
    for (const one of filters) one.ariaPressed = "false";
    filter();
  } else return;
  event.preventDefault();
});

const before = JSON.parse(sessionStorage.getItem(memory) ?? "{}");
search.value = before.text ?? "";
for (const one of filters) one.ariaPressed = String((before.pressed ?? []).includes(one.dataset.flag));
filter();
const row = shown.findIndex(({ name }) => name === before.name);
go(Math.max(0, row), before.x ?? 0);
