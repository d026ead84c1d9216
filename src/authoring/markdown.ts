// markdown-it with the two things course sources add to Markdown: `:::` lines and `$$` formulas, as block rules.
// Each `:::` line is a token of its own; blocks.ts pairs them, and can so tell what was left open (a container rule
// would close it silently at the end of the file).
import MarkdownIt = require("markdown-it");

export type Token = MarkdownIt.Token;
type BlockRule = (state: MarkdownIt.StateBlock, start: number, end: number, silent: boolean) => boolean;

const terminates = { alt: ["paragraph", "reference", "blockquote", "list"] };

const parser = new MarkdownIt({ html: true });
parser.block.ruler.before("table", "marker", marker, terminates);
parser.block.ruler.before("table", "formula", formula, terminates);

/** The tokens of a source, `map` counting its lines from 0. `marker` and `formula` tokens are our own. */
export function tokensOf(source: string): Token[] {
  const tokens = parser.parse(source, {});
  let row: [number, number] | null = null;
  for (const token of tokens) {
    // The text of a table's cell has no lines of its own: it gets its row's.
    if (token.type === "inline") token.map ??= row;
    row = token.map ?? row;
  }
  return tokens;
}

/** What a reader sees of an inline token, without its markup. */
export function plainText({ children }: Token): string {
  return (children ?? [])
    .map(({ type, content }) => (/^(text|code_inline)$/.test(type) ? content : ""))
    .join("");
}

/** A line `::: name`; the token's `info` is what follows the colons. */
function marker(...[state, start, , silent]: Parameters<BlockRule>): boolean {
  const line = lineOf(state, start);
  if (!line?.startsWith(":::")) return false;
  if (silent) return true;
  state.line = start + 1;
  const token = state.push("marker", "", 0);
  token.map = [start, start + 1];
  token.info = line.slice(3).trim();
  return true;
}

/**
 * Lines from one that starts with `$$` to one that ends with `$$`. A blank line or a `:::` line ends it too (Jupyter
 * draws no formula across a blank line); the token's `info` is then "unclosed".
 */
function formula(...[state, start, end, silent]: Parameters<BlockRule>): boolean {
  const first = lineOf(state, start);
  if (!first?.startsWith("$$")) return false;
  const rest = first.slice(2);
  if (rest.includes("$$") && !closes(rest)) return false;
  if (silent) return true;
  let last = start;
  let closed = closes(rest);
  while (!closed && last + 1 < end) {
    const line = lineOf(state, last + 1)?.trim() ?? "";
    if (line === "" || line.startsWith(":::")) break;
    closed = closes(line);
    last++;
  }
  state.line = last + 1;
  const token = state.push("formula", "", 0);
  token.map = [start, last + 1];
  token.info = closed ? "" : "unclosed";
  return true;
}

/** The text of a line without its indentation; undefined where Markdown sees indented code. */
function lineOf(state: MarkdownIt.StateBlock, line: number): string | undefined {
  if (state.sCount[line]! - state.blkIndent >= 4) return undefined;
  return state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]).trimEnd();
}

function closes(text: string): boolean {
  return text.indexOf("$$") >= 0 && text.indexOf("$$") === text.length - 2;
}
