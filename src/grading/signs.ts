// Things in a cell's text that no answer needs: said to the instructor in plain words. They are a reason to look, not a
// verdict: points never depend on them, and who hides them well is not found.
import type { Text } from "../language/text";

const longest = 200_000;

/** What stands in the text, and how to say it; `$` is what the expression's group caught. */
const signs: readonly (readonly [form: RegExp, words: Text])[] = [
  [
    /\bprocess\s*\??\.\s*(exit|abort|kill|reallyExit|send|dlopen|binding|execve|getBuiltinModule)\b/g,
    { en: "calls process.$", ru: "вызывает process.$" },
  ],
  [
    /(?:require\s*\(|from\b|\bimport\b\s*\(?|getBuiltinModule\s*\()\s*["'`](?:node:)?(assert|async_hooks|child_process|cluster|dgram|dns|fs(?:\/promises)?|https?|http2|inspector|module|net|os|tls|v8|vm|wasi|worker_threads)["'`]/g,
    { en: "loads $", ru: "загружает $" },
  ],
  [/["'`]svertka\/([\w/.-]+)["'`]/g, { en: "loads the library's file $", ru: "загружает файл библиотеки $" }],
  [
    /\b(require\.cache|process\.mainModule|Module\._\w+)/g,
    { en: "changes what is loaded ($)", ru: "меняет загруженное ($)" },
  ],
  [
    /(?<![\w.])(fetch|WebSocket|EventSource)\s*\(/g,
    { en: "asks the network ($)", ru: "обращается к сети ($)" },
  ],
  [
    /(?<![\w.])(eval|Function|importScripts)\s*\(/g,
    { en: "makes code while it runs ($)", ru: "создаёт код на ходу ($)" },
  ],
  [/(?<![\w.])(import)\s*\(/g, { en: "imports while it runs", ru: "импортирует на ходу" }],
  [/\bprocess\s*\.\s*(env|argv|report)\b/g, { en: "reads process.$", ru: "читает process.$" }],
  [
    /(__proto__|\bsetPrototypeOf\b|\b(?:Object|Function|Number|String|Promise|(?:\w*Array))\.prototype\b)/g,
    { en: "touches prototypes ($)", ru: "трогает прототипы ($)" },
  ],
  [
    /(?<![\w.])((?:console|Math|JSON|Number|Object|Array|Promise|Reflect|process|Buffer|globalThis|assert|fs)(?:\.\w+)+)\s*=(?![=>])/g,
    { en: "replaces $", ru: "подменяет $" },
  ],
  [/\bnew\s+(Proxy)\b/g, { en: "makes a Proxy", ru: "создаёт Proxy" }],
  [
    /(?<![\w.])(toJSON|valueOf|toString|then)\s*[:(]|\b(Symbol\.toPrimitive)\b/g,
    { en: "defines $", ru: "определяет $" },
  ],
  [
    /\b(prepareStackTrace|callee)\b|\.(stack)\b/g,
    { en: "looks at the call stack", ru: "смотрит на стек вызовов" },
  ],
  [
    /["'`](\/(?:proc|etc|sys|dev|home|root)\/[\w./-]*)/g,
    { en: "names a file of the system ($)", ru: "называет файл системы ($)" },
  ],
  [/\bwriteSync\s*\(\s*(\d)/g, { en: "writes to descriptor $", ru: "пишет в дескриптор $" }],
];

/** What is found in `source`, comments left out; each thing once. */
export function signsIn(source: string): Text[] {
  const code = withoutCasts(withoutComments(source.slice(0, longest)));
  const found = new Map<string, Text>();
  for (const [form, words] of signs) {
    for (const [, first, second] of code.matchAll(form)) {
      const what = first ?? second ?? "";
      const text = { en: words.en.replace("$", what), ru: words.ru.replace("$", what) };
      found.set(text.en, text);
    }
  }
  return [...found.values()];
}

/** Strings stay, because a module's name stands in one. */
function withoutComments(source: string): string {
  return source.replace(
    /("(?:\\.|[^"\\\n])*|'(?:\\.|[^'\\\n])*|`(?:\\[\s\S]|[^`\\])*`?)|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g,
    (_, string: string | undefined) => string ?? " ",
  );
}

/** `(process as any).exit` is `process.exit`. */
function withoutCasts(code: string): string {
  return code.replace(/\(([\w.]+) as \w+\)/g, "$1");
}
