// @ts-check
// Draws the figure of the exercises in the page's colours; a point leads to its row.
import "./rows.js";

/**
 * As much of Plotly as is used here; its own script puts it on the window.
 * @typedef {{ newPlot(place: HTMLElement, data: object[], layout: object, config: object): Promise<any> }} Plotly
 */

// A small class has no figure.
const figure = document.getElementById("plot");
if (figure) {
  const script = document.createElement("script");
  script.src = "/browser/plotly.js";
  script.addEventListener("load", () => draw(figure));
  document.head.append(script);
}

/** @param {HTMLElement} place */
async function draw(place) {
  const { data, layout } = JSON.parse(place.dataset.figure ?? "{}");
  const { color, fontFamily: family } = getComputedStyle(document.body);
  const font = { color, family, size: 13 };
  const edge = resolved("--edge");
  const axis = { gridcolor: edge, linecolor: edge };
  const line = { ...layout.shapes[0].line, color: resolved("--bad") };
  const own = {
    ...layout,
    font,
    xaxis: { ...layout.xaxis, ...axis },
    yaxis: { ...layout.yaxis, ...axis },
    shapes: [{ ...layout.shapes[0], line }],
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    hoverlabel: { bgcolor: resolved("--raised"), font },
  };
  const { Plotly } = /** @type {{ Plotly: Plotly }} */ (/** @type {unknown} */ (window));
  const plot = await Plotly.newPlot(place, data, own, { displayModeBar: false, responsive: true });
  plot.on("plotly_click", (/** @type {{ points: { text: string }[] }} */ { points }) => {
    document.getElementById(points[0]?.text ?? "")?.focus();
  });
  place.dataset.drawn = "";
}

/**
 * A colour of the page as Plotly reads it: it does not know light-dark().
 * @param {string} name
 */
function resolved(name) {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
