// A page that is whole in one file: no script, nothing from elsewhere, light or dark as the reader's system is.
import type { Language } from "../language/text";
import { Html, html } from "./html";

/** Even if something slipped through the escaping, a browser would run and load nothing. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export function page(language: Language, title: string, body: Html): string {
  const document = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
${body}
</body>
</html>
`;
  return document.text;
}

const style = `
:root { --ground: #fff; --panel: #f6f7f9; --text: #1b1f24; --faint: #57606a; --edge: #d5d9e0; --good: #1a7f37;
  --part: #8a5300; --bad: #c0262d; --calm: #57606a; --link: #0a58ca; --fill: #2f81d6; --soft: #e3e8ee; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14171b; --panel: #1d2127; --text: #e6e9ee; --faint: #a3acb8; --edge: #353c46; --good: #5fce7d;
    --part: #e8b04a; --bad: #ff8f8a; --calm: #a3acb8; --link: #79b4ff; --fill: #4d94e0; --soft: #2b323b; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
main.wide { max-width: 84rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.3rem; margin: 0; line-height: 1.3; }
h3 { font-size: 1rem; margin: 0; line-height: 1.4; }
p, ul { margin: .35rem 0; }
a { color: var(--link); }
.faint { color: var(--faint); }
.top { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; justify-content: space-between; }
.sum { font-size: 1.3rem; font-weight: 600; white-space: nowrap; }
.points { font-weight: 600; white-space: nowrap; font-variant-numeric: tabular-nums; }
section { margin-top: 2.5rem; }
.scroll { overflow-x: auto; margin-top: .75rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--faint); padding-bottom: .4rem; }
th, td { text-align: left; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--edge); vertical-align: top; }
th { font-weight: 600; }
tbody th { font-weight: 400; }
td.n, th.n { text-align: right; white-space: nowrap; }
tr.total > * { font-weight: 600; border-bottom: 0; }
.bar { display: inline-block; vertical-align: middle; width: 6rem; height: .6rem; border-radius: .3rem; background: var(--soft); overflow: hidden; white-space: nowrap; font-size: 0; }
.bar > span { display: inline-block; height: 100%; background: var(--fill); }
.bar > .good { background: var(--good); } .bar > .part { background: var(--part); } .bar > .bad { background: var(--bad); }
article { border: 1px solid var(--edge); border-left-width: 4px; border-radius: 6px; background: var(--panel); padding: .6rem 1rem; margin-top: .6rem; }
article.good { border-left-color: var(--good); } article.part { border-left-color: var(--part); }
article.bad { border-left-color: var(--bad); } article.calm { border-left-color: var(--calm); }
.good > .sign, .sign.good { color: var(--good); } .part > .sign, .sign.part { color: var(--part); }
.bad > .sign, .sign.bad { color: var(--bad); } .calm > .sign, .sign.calm { color: var(--calm); }
.sign { font-weight: 700; }
ul.checks { list-style: none; padding: 0; margin: .35rem 0; }
.said { white-space: pre-wrap; overflow-wrap: anywhere; }
.found { margin: .4rem 0; padding-left: .8rem; border-left: 2px solid var(--edge); }
.tag { display: inline-block; color: var(--faint); border: 1px solid var(--edge); border-radius: 1rem; padding: 0 .6rem; font-size: .85rem; }
q { quotes: "“" "”"; font-style: italic; overflow-wrap: anywhere; }
:lang(ru) q { quotes: "«" "»"; }
summary { cursor: pointer; color: var(--link); width: fit-content; padding: .15rem 0; }
pre, blockquote { margin: .35rem 0; padding: .5rem .8rem; background: var(--ground); border: 1px solid var(--edge); border-radius: 6px; unicode-bidi: plaintext; }
pre { counter-reset: line; font: .85rem/1.5 ui-monospace, "DejaVu Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 2; }
code { font: inherit; }
pre span { display: block; position: relative; padding-left: 3rem; counter-increment: line; }
pre span::before { position: absolute; left: 0; width: 2.2rem; text-align: right; color: var(--faint); user-select: none; content: counter(line); content: counter(line) / ""; }
mark { color: inherit; background: var(--soft); text-decoration: underline 2px var(--good); text-underline-offset: .2em; }
mark.wrong { text-decoration: underline wavy 1.5px var(--bad); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
table.own { width: auto; } table.own th:first-child { padding-right: 2.5rem; }
td.cell { text-align: right; white-space: nowrap; padding: .4rem .6rem; }
td.cell.none { color: var(--faint); }
.facts { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; margin: 1rem 0 0; }
.facts div { min-width: 6rem; }
.facts dt { color: var(--faint); font-size: .9rem; } .facts dd { margin: 0; font-size: 1.3rem; font-weight: 600; }
abbr { text-decoration: none; }
@media (max-width: 34rem) { .bar { width: 3.5rem; } main { padding-top: 1.25rem; } }
@media print {
  article { break-inside: avoid; } .scroll { overflow: visible; }
  summary { color: inherit; list-style: none; } details::details-content { content-visibility: visible; block-size: auto; }
}
`;
