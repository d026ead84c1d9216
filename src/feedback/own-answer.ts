// What the student wrote, folded away: code with the lines numbered as messages of the compiler count them, or words with
// what decided their points marked.
import type { Part } from "../assess/miss";
import type { KeptAnswer } from "../gradebook/verdict";
import { type Html, html } from "./html";
import type { Speech } from "./words";

/** `parts`: what the verdict found in an answer in words. */
export function ownAnswer({ code, words }: KeptAnswer, parts: readonly Part[], { say }: Speech): Html {
  if (words !== undefined)
    return html`<details><summary>${say("ownWords")}</summary><blockquote class="said">${marked(words, parts)}</blockquote></details>`;
  const lines = code.split("\n").map((line) => html`<span>${line}\n</span>`);
  return html`<details><summary>${say("ownCode")}</summary><pre translate="no"><code>${lines}</code></pre></details>`;
}

/** The words that the verdict quotes, each where it stands first; of two that overlap the first is marked. */
function marked(text: string, parts: readonly Part[]): Html {
  const found = parts.flatMap(({ quote, outcome }) => {
    // A long quote was cut, and ends in a sign that the answer may not have.
    const start = quote === undefined ? -1 : text.indexOf(quote.replace(/…$/, ""));
    return start < 0 ? [] : [{ start, end: start + quote!.replace(/…$/, "").length, outcome }];
  });
  const pieces: Html[] = [];
  let from = 0;
  for (const { start, end, outcome } of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < from) continue;
    pieces.push(html`${text.slice(from, start)}<mark class="${outcome}">${text.slice(start, end)}</mark>`);
    from = end;
  }
  return html`${pieces}${text.slice(from)}`;
}
