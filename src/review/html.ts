// HTML of the pages: templates, local addresses, and what students wrote.
import { type Html, template } from "../feedback/html";
import { escaped } from "../notebook/html";

export type { Html } from "../feedback/html";

/** Text as it is: a form must bring back a student's key unchanged. What is to be read goes through `written`. */
export const html = template(escaped);

/** A local address; parameters that are undefined are left out. */
export function address(path: string, parameters: Record<string, string | undefined> = {}): string {
  const given = Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const query = new URLSearchParams(given).toString();
  return query ? `${path}?${query}` : path;
}

/** `text` if it leads to a page of this server, else its first page: "//elsewhere" and "/\\elsewhere" lead away. */
export function localAddress(text: string): string {
  return /^\/(?![/\\])[^\p{Cc}]*$/u.test(text) ? text : "/";
}

/** Signs that are not seen, or that turn the order of others around, so that a reader sees something else than what is there. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufff9-\ufffb](?<![\n\t])/gu;

/** What a student wrote, each unseen sign in it as its number. */
export function written(text: string): Html {
  const parts: Html[] = [];
  let from = 0;
  for (const { 0: sign, index } of text.matchAll(unseen)) {
    const number = `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
    parts.push(html`${text.slice(from, index)}<span class="unseen">${number}</span>`);
    from = index + sign.length;
  }
  return html`${parts}${text.slice(from)}`;
}
