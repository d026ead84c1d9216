// What every page needs to be drawn, and the frame around it.
import type { Exercise } from "../assess/exercise";
import type { Book } from "../gradebook/book";
import type { LateRule } from "../intake/lateness";
import type { Language } from "../language/text";
import { address, type Html, html } from "./html";
import type { Words } from "./words";

export interface Asked {
  readonly book: Book;
  readonly late: LateRule;
  /** Who decides, unless the form says otherwise. */
  readonly who: string;
  /** The exercise of the course with this id, if the library knows it: its title, its rubric. */
  readonly exercise: (id: string) => Exercise | undefined;
  readonly language: Language;
  readonly theme: string | undefined;
  readonly words: Words;
  readonly url: URL;
}

export interface Page {
  readonly title: string;
  readonly body: Html;
  /** The name of the script in browser/ that makes it quick to use. */
  readonly script?: string;
  /** Which of the pages in the head it belongs to. */
  readonly place?: "/" | "/queue" | "/items" | "/alike";
  readonly status?: number;
}

export function framed(page: Page, { language, theme, words, url, book }: Asked): Html {
  const here = url.pathname + url.search;
  const tab = (to: NonNullable<Page["place"]>, name: string) =>
    html`<a href="${to}"${page.place === to && html` aria-current="page"`}>${name}</a>`;
  const setting = (parameters: Record<string, string>, name: string) =>
    html`<a href="${address("/set", { ...parameters, back: here })}">${name}</a>`;
  const other = language === "en" ? "ru" : "en";
  return html`<!doctype html>
<html lang="${language}"${theme && html` data-theme="${theme}"`}>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${page.title} · ${words.title}</title>
<link rel="icon" href="data:,">
${["review", "matrix", "work", "items"].map((name) => html`<link rel="stylesheet" href="/browser/${name}.css">`)}
<script type="module" src="/browser/keys.js"></script>
${page.script && html`<script type="module" src="/browser/${page.script}"></script>`}
<header>
  <strong>Svertka</strong>
  <nav>${tab("/", words.class)}${tab("/queue", words.queue)}${tab("/items", words.items)}${tab("/alike", words.likeness)}</nav>
  <span class="course">${book.course}</span>
  <span class="settings">${setting({ lang: other }, other === "ru" ? "по-русски" : "in English")}
    <button type="button" id="theme" title="${words.theme}" aria-label="${words.theme}">◐</button>
    <button type="button" id="help" title="?" aria-keyshortcuts="?">${words.help} <kbd>?</kbd></button></span>
</header>
<main>${page.body}</main>
<dialog id="keys" aria-label="${words.help}">
  <table>${words.keys.map(([key, does]) => html`<tr><th>${key.split(" ").map((one) => html`<kbd>${one}</kbd> `)}</th><td>${does}</td></tr>`)}</table>
  <form method="dialog"><button>${words.close}</button></form>
</dialog>
</html>
`;
}

/** A page that says one thing. */
export function notice(status: number, text: string): Page {
  return { title: text, status, body: html`<p class="notice" role="alert">${text}</p>` };
}

/** The title of an exercise, where the library knows it. */
export function titleOf(id: string, { exercise, language }: Asked): string {
  return exercise(id)?.title[language] ?? "";
}

export function workAddress(student: string, lesson: string): string {
  return address("/work", { student, lesson });
}
