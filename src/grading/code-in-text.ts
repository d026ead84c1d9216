// Code that stands among Markdown, because cells were merged or a code cell was turned into a text.

const markdownLine = /^(?:#{1,6} |```|~~~|[-*>] |\|)/;
const codeLine =
  /^(?:import|export|const|let|var|function|async|class|type|interface|enum|\/\/|\/\*)(?![\w-])/;

/** True for code that has lines of Markdown among it: it cannot compile. */
export function hasMarkdown(source: string): boolean {
  return source.split("\n").some((line) => /^(?:#{1,6} |```|~~~)/.test(line));
}

/** The code of `text`: what stands in its fences; without any, the lines from one that begins like code up to the next Markdown. */
export function codeIn(text: string): string {
  const fenced = [...text.matchAll(/^(?:```|~~~)[^\n]*\n([\s\S]*?)^(?:```|~~~)/gm)].map(([, code]) => code!);
  if (fenced.length > 0) return fenced.join("\n").trimEnd();
  const kept: string[] = [];
  let inCode = false;
  for (const line of text.split("\n")) {
    if (markdownLine.test(line)) inCode = false;
    else if (codeLine.test(line)) inCode = true;
    if (inCode) kept.push(line);
  }
  return withoutTail(kept).join("\n");
}

/** A paragraph of text may follow the code: nothing after the last line that ends like code counts. */
function withoutTail(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => /[;{}),\]]\s*(?:\/\/.*)?$/.test(line));
  return last < 0 ? lines : lines.slice(0, last + 1);
}
