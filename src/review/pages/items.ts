// The exercises themselves: difficulty and discrimination drawn, and a table with the common wrong answers.
import { fewest, type Item, itemsOf } from "../../feedback/items";
import { commonMistakes, type Mistake } from "../../gradebook/mistakes";
import { type Class, classOf } from "../class";
import { address, type Html, html, written } from "../html";
import { type Asked, notice, type Page, titleOf } from "../page";

/** Below this an exercise hardly tells strong students from weak ones. */
const telling = 0.2;

export async function itemsPage(asked: Asked): Promise<Page> {
  const { book, words } = asked;
  const items = itemsOf(judged(await classOf(book, "none"))).filter(({ count }) => count > 0);
  if (items.length === 0) return notice(200, words.empty);
  const mistakes = await commonMistakes(book);
  const rows = items.map((item) =>
    itemRow(
      item,
      mistakes.filter(({ exercise }) => exercise === item.id),
      asked,
    ),
  );
  const body = html`<h1>${words.items}</h1>
<p class="faint">${words.itemsSay}</p>
${
  items.some(({ discrimination }) => discrimination !== undefined)
    ? html`<link rel="stylesheet" id="plotly.js-style-global" href="/browser/plot.css">
<div id="plot" data-figure="${JSON.stringify(figure(items, asked))}" role="img" aria-label="${words.items}"></div>`
    : html`<p class="notice">${words.tooFew(fewest)}</p>`
}
<table class="items"><thead><tr><th>${words.exercise}</th><th>${words.answers}</th><th>${words.difficulty}</th><th>${words.discrimination}</th><th>${words.wrongs}</th></tr></thead>
<tbody>${rows}</tbody></table>`;
  return { title: words.items, body, script: "items.js", place: "/items" };
}

/** The points of the checks, before lateness and marks by hand. */
function judged({ rows, lessons }: Class): Parameters<typeof itemsOf>[0] {
  return {
    lessons: [...lessons].map(([lesson, exercises]) => ({
      lesson,
      exercises: [...exercises.keys()].map((id) => ({ id })),
    })),
    students: rows.map(({ works }) => ({
      lessons: new Map(
        [...works].map(([lesson, { scores }]) => {
          const exercises = scores.map(({ exercise: id, judged: points, max, status }) => ({
            ...{ id, verdict: { id, points, max, status, checks: [] } },
          }));
          return [lesson, { exercises }];
        }),
      ),
    })),
  };
}

function itemRow(item: Item, mistakes: readonly Mistake[], asked: Asked): Html {
  const { id, lesson, count, solved, discrimination, outcomes } = item;
  const { words, language } = asked;
  const { passed, partial, failed, empty } = outcomes;
  const title = `${words.states.passed}: ${passed}, ${words.states.partial}: ${partial}, ${words.states.failed}: ${failed}, ${words.states.empty}: ${empty}`;
  const weak = discrimination !== undefined && discrimination < telling;
  return html`<tr id="${id}" tabindex="-1"><td><a href="${address("/", { lesson })}"><code>${id}</code></a> <small>${titleOf(id, asked)}</small></td>
<td class="number">${count}</td>
<td class="number" title="${title}">${Math.round(100 * solved)}% <meter min="0" max="1" value="${solved}"></meter></td>
<td class="number">${discrimination === undefined ? words.none : discrimination.toFixed(2)}${weak && html` <i class="looks" title="${words.weak}">⚠</i>`}</td>
<td><ul>${mistakes.map(({ students, text }) => html`<li><b>${students}</b> ${written(text[language])}</li>`)}</ul></td></tr>`;
}

/** Lessons are told apart without colours, too, of which there are ten. */
const symbols = ["circle", "diamond", "square", "cross", "triangle-up", "star", "x"];

/** Difficulty to the right, discrimination upwards, a point an exercise; its colour is the lesson. */
function figure(items: readonly Item[], { words }: Asked): object {
  const lessons = [...new Set(items.map(({ lesson }) => lesson))];
  const data = lessons.map((lesson, at) => {
    const own = items.filter((item) => item.lesson === lesson && item.discrimination !== undefined);
    return {
      ...{
        type: "scatter",
        mode: "markers",
        name: lesson.slice(0, 2),
        marker: { size: 11, symbol: symbols[at % symbols.length] },
      },
      x: own.map(({ solved }) => solved),
      y: own.map(({ discrimination }) => discrimination),
      text: own.map(({ id }) => id),
      hovertemplate: `<b>%{text}</b><br>${words.difficulty}: %{x:.0%}<br>${words.discrimination}: %{y:.2f}<extra></extra>`,
    };
  });
  const line = { type: "line", xref: "paper", x0: 0, x1: 1, y0: telling, y1: telling };
  const layout = {
    ...{ height: 420, margin: { l: 60, r: 20, t: 20, b: 50 }, legend: { title: { text: words.lesson } } },
    xaxis: { title: { text: words.difficulty }, range: [-0.03, 1.03], tickformat: ".0%", zeroline: false },
    yaxis: { title: { text: words.discrimination }, zeroline: false },
    shapes: [{ ...line, line: { dash: "dot", width: 1 } }],
  };
  return { data, layout };
}
