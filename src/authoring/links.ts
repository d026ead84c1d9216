// The links of a language block. Only their targets are exchanged in the source lines; the Markdown around them stays
// as it was written.
import type { Language } from "../language/text";
import type { Slice } from "./blocks";
import type { Complain } from "./flaw";
import { plainText, type Token } from "./markdown";
import { type Targets, targetOf } from "./targets";

/** The anchors that JupyterLab gives to the headings among `tokens`. */
export function anchorsOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token, at) =>
    token.type === "heading_open" ? [plainText(tokens[at + 1]!).replaceAll(" ", "-")] : [],
  );
}

/** The lines of `slice` with links that work from a built notebook; complains about those that lead nowhere. */
export function linkedLines(
  slice: Slice,
  language: Language,
  targets: Targets,
  complain: Complain,
): string[] {
  const lines = [...slice.lines];
  for (const token of slice.tokens) {
    const [first, end] = token.map!.map((line) => line - slice.start) as [number, number];
    const place = token.map![0] + 1;
    if (/<(img|a)\s/i.test(htmlOf(token))) {
      complain(
        place,
        "an HTML link or image; write it in Markdown, […](…) or ![…](…), so that it can be checked",
      );
    }
    for (const href of hrefsOf(token)) {
      const written = new Set([href, decoded(href)]);
      const { href: target, wrong } = targetOf(decoded(href), language, targets);
      const at = slice.lines.findIndex((line, at) => first <= at && at < end && targetsIn(line, written));
      if (wrong !== undefined) complain(at < 0 ? place : slice.start + at + 1, wrong);
      else if (target !== undefined && at < 0) {
        complain(place, `the link to ${decoded(href)} is not written in place; write it as [text](target)`);
      } else if (target !== undefined) {
        for (let line = at; line < end; line++) lines[line] = exchanged(lines[line]!, written, target);
      }
    }
  }
  return lines;
}

const link = /(\]\(\s*<?)([^\s<>()]+)/g;

function targetsIn(line: string, written: ReadonlySet<string>): boolean {
  return [...line.matchAll(link)].some(([, , target]) => written.has(target!));
}

function exchanged(line: string, written: ReadonlySet<string>, href: string): string {
  return line.replace(link, (whole, before: string, target: string) =>
    written.has(target) ? before + href : whole,
  );
}

function hrefsOf({ children }: Token): Set<string> {
  const hrefs = (children ?? []).map((child) => child.attrGet(child.type === "image" ? "src" : "href"));
  return new Set(hrefs.filter((href): href is string => typeof href === "string"));
}

function htmlOf({ type, content, children }: Token): string {
  if (type === "html_block") return content;
  return (children ?? []).map((child) => (child.type === "html_inline" ? child.content : "")).join("");
}

function decoded(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}
