// Whose answers are alike: the pairs of a lesson, and two students side by side with what they share marked.
import { address, type Html, html, written } from "../html";
import type { Kind, Shared, Source } from "../likeness";
import { type Asked, notice, type Page, workAddress } from "../page";
import { comparable, likenessOf } from "../sources";
import { border } from "../tokens";

export async function alikePage(asked: Asked): Promise<Page> {
  const { book, url, words } = asked;
  const lessons = await comparable(book);
  const lesson = url.searchParams.get("lesson") ?? lessons[0]?.lesson;
  if (lesson === undefined) return notice(200, words.nothingAlike);
  const of = lessons.find((one) => one.lesson === lesson);
  if (!of) return notice(404, words.missingPage);
  const kind = kindIn(url) ?? (of.code ? "code" : "words");
  const pairs = (await likenessOf(asked, lesson, kind)).pairs();
  const tabs = lessons.flatMap((one) =>
    (["code", "words"] as const).filter((each) => one[each]).map((each) => ({ name: one.lesson, each })),
  );
  const body = html`<h1>${words.likeness} <small>${lesson}</small></h1>
<p class="faint">${words.likenessSay}</p>
<nav class="lessons">${tabs.map(
    ({ name, each }) =>
      html`<a href="${address("/alike", { lesson: name, kind: each })}"${name === lesson && each === kind && html` aria-current="page"`}>${name.slice(0, 2)} <small>${words[each].toLowerCase()}</small></a>`,
  )}</nav>
${pairs.length === 0 && html`<p class="notice">${words.nothingAlike}</p>`}
${
  pairs.length > 0 &&
  html`<table class="items pairs"><thead><tr><th>${words.similar}</th><th>${words.student}</th><th>${words.student}</th><th>${words.overlap}</th></tr></thead>
<tbody>${pairs.map(({ left, right, similarity, overlap }) => {
    const to = address("/pair", { lesson, kind, left: left.student, right: right.student });
    return html`<tr tabindex="-1"><td class="number"><a href="${to}">${Math.round(100 * similarity)}%</a> <meter min="0" max="1" value="${similarity}"></meter></td><td><bdi>${written(left.name)}</bdi></td><td><bdi>${written(right.name)}</bdi></td><td class="number">${overlap}</td></tr>`;
  })}</tbody></table>`
}`;
  return { title: words.likeness, body, script: "rows.js", place: "/alike" };
}

export async function pairPage(asked: Asked): Promise<Page> {
  const { url, words } = asked;
  const asking = (name: string) => url.searchParams.get(name) ?? "";
  const lesson = asking("lesson");
  const kind = kindIn(url) ?? "code";
  const found = (await likenessOf(asked, lesson, kind)).shared(asking("left"), asking("right"));
  if (!found) return notice(404, words.missingPage);
  const { pair, shared } = found;
  const side = (source: Source, which: keyof Shared) =>
    html`<section class="side"><h2><a href="${workAddress(source.student, lesson)}"><bdi>${written(source.name)}</bdi></a></h2>
<pre class="${kind === "code" ? "code" : "words"}" translate="no">${marked(source.text, shared, which)}</pre></section>`;
  const body = html`<div class="head"><h1>${Math.round(100 * pair.similarity)}% <small>${words.likeness}, ${lesson}</small></h1>
<nav><span class="faint">${words.pieces}: ${shared.length} <kbd>j</kbd> <kbd>k</kbd></span> <a id="back" href="${address("/alike", { lesson, kind })}">${words.back} <kbd>Esc</kbd></a></nav></div>
<div class="sides">${side(pair.left, "left")}${side(pair.right, "right")}</div>`;
  return { title: `${pair.left.name}, ${pair.right.name}`, body, script: "pair.js", place: "/alike" };
}

function kindIn({ searchParams }: URL): Kind | undefined {
  return (["code", "words"] as const).find((kind) => kind === searchParams.get("kind"));
}

/** So many colours are told apart in both themes; a number stands beside them. */
const colours = 6;

function shownText(text: string): Html {
  return written(text.replaceAll(border, ""));
}

/** The text with what is shared marked and numbered; of two pieces that overlap the first stands. */
function marked(text: string, shared: readonly Shared[], which: keyof Shared): Html {
  const parts: Html[] = [];
  let from = 0;
  const places = shared.map((piece, at) => ({ ...piece[which], at })).sort((a, b) => a.start - b.start);
  for (const { start, end, at } of places) {
    if (end <= from) continue;
    const begin = Math.max(start, from);
    parts.push(
      html`${shownText(text.slice(from, begin))}<mark class="piece c${at % colours}" data-piece="${at}"><sup>${at + 1}</sup>${shownText(text.slice(begin, end))}</mark>`,
    );
    from = end;
  }
  return html`${parts}${shownText(text.slice(from))}`;
}
