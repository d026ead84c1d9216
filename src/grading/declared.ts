// What a cell declares, read off its text: enough to know an answer again whose cell has lost its id.

/** Nothing longer is an answer somebody wrote; it is compiled and run all the same. */
const longest = 200_000;
// The classes take whole runs of blanks at once, so that no text makes the search slow.
const named = /^(?:export\s+)?(?:default\s+)?(?:async\s+)?function[\s*]+([\w$]+)/gm;
const assigned =
  /^(?:export\s+)?(?:const|let|var)\s+([\w$]+)\s*(?::.*?)?=\s*(?:async\s*)?(?:function\b|\(|<|[\w$]+\s*=>)/gm;

/** The names of the functions that `source` declares, at the start of a line: what is indented is inside of something. */
export function declaredFunctions(source: string): ReadonlySet<string> {
  const text = source.slice(0, longest);
  return new Set([named, assigned].flatMap((form) => [...text.matchAll(form)].map(([, name]) => name!)));
}

const closing: { readonly [open: string]: string } = { "(": ")", "[": "]", "{": "}" };
/** After one of these a slash begins a regular expression, not a division. */
const beforeRegExp = /(?:^|[=([{},;:&|?+\-*%<>~^]|(?<![\w$)\]])!|\breturn)\s*$/;

/** True when `source` ends inside brackets, a string or a comment: it goes on in another cell. */
export function isCutOff(source: string): boolean {
  if (source.length > longest) return false;
  const open: string[] = [];
  for (let at = 0; at < source.length; at++) {
    const sign = source[at]!;
    if (open.at(-1) === "`") {
      if (sign === "\\") at++;
      else if (sign === "`") open.pop();
      else if (sign === "$" && source[at + 1] === "{") {
        open.push("}");
        at++;
      }
    } else if (sign === "/" && source[at + 1] === "/") at = endOf(source, "\n", at);
    else if (sign === "/" && source[at + 1] === "*") {
      const end = source.indexOf("*/", at + 2);
      if (end < 0) return true;
      at = end + 1;
    } else if (sign === "/" && beforeRegExp.test(source.slice(Math.max(0, at - 12), at))) {
      at = endOfQuoted(source, "/", at);
    } else if (sign === '"' || sign === "'") at = endOfQuoted(source, sign, at);
    else if (sign === "`") open.push("`");
    else if (closing[sign]) open.push(closing[sign]);
    else if (sign === open.at(-1)) open.pop();
  }
  return open.length > 0;
}

function endOf(source: string, sign: string, from: number): number {
  const end = source.indexOf(sign, from);
  return end < 0 ? source.length : end;
}

/** Where the string or regular expression that begins at `from` ends; at the end of its line at the latest. */
function endOfQuoted(source: string, quote: string, from: number): number {
  let inClass = false;
  for (let at = from + 1; at < source.length; at++) {
    const sign = source[at]!;
    if (sign === "\n") return at;
    if (sign === "\\") at++;
    else if (quote === "/" && sign === "[") inClass = true;
    else if (quote === "/" && sign === "]") inClass = false;
    else if (sign === quote && !inClass) return at;
  }
  return source.length;
}
