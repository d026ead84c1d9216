// A rubric: what an answer to a question must say, as data that an instructor edits. README.md beside this file explains it.
import { readFileSync } from "node:fs";
import type { Node } from "yaml";
import { isText, type Text } from "../../language/text";
import { packageFile } from "../../samples/package-file";
import type { Learned } from "./learned";
import { type KnownFormulas, type Pattern, readFormulas, readPattern } from "./pattern";
import type { Subjects } from "./subjects";
import { Vocabulary, type VocabularyFile } from "./vocabulary";

/** Required when a rubric is read: few who import the library do, and the sandbox of student code has no such package. */
const yaml = () => require("yaml") as typeof import("yaml");

/** One thing that an answer may say. */
export interface Concept {
  readonly name: string;
  /** Its share of the score; all that are true add up to 1 at most. */
  readonly weight: number;
  /** What it is about, without giving the answer away. */
  readonly title: Text;
  /** True for another way to say it: nobody is told that it is missing. */
  readonly optional: boolean;
  /** Each makes the concept true; a list when all its patterns are said, anywhere in the answer. */
  readonly evidence: readonly (readonly Pattern[])[];
  /** Each makes it wrong. */
  readonly counter: readonly (readonly Pattern[])[];
  /** Each takes its evidence away: a slip in a formula. */
  readonly slips: readonly Pattern[];
  /** What evidence that is denied ("not fewer") means. */
  readonly denied: "wrong" | "nothing";
  readonly hint: Text;
  readonly correction: Text;
}

/** A question and all that may count in an answer to it. */
export interface Question {
  readonly name: string;
  readonly text: Text;
  readonly subjects: Subjects;
  readonly formulas: KnownFormulas;
  readonly concepts: readonly Concept[];
  /** A second opinion, for the questions that have been learned. */
  readonly learned?: Learned;
}

export interface Rubric {
  /** The score from which an answer passes. */
  readonly pass: number;
  readonly questions: ReadonlyMap<string, Question>;
  readonly vocabulary: Vocabulary;
  /** Phrases that speak to whoever grades. */
  readonly pleas: Vocabulary;
}

interface Shared extends VocabularyFile {
  readonly plea: string;
  readonly dunno: string;
}

const ownFile = (name: string) => packageFile("svertka", `assess/free-text/${name}`);
let reviewed: Rubric | undefined;

/** The rubric of the lecture's three review questions. */
export function reviewQuestions(): Rubric {
  if (reviewed) return reviewed;
  const rubric = readRubric(readFileSync(ownFile("review-questions.yaml"), "utf8"), "review-questions.yaml");
  const learned = JSON.parse(readFileSync(ownFile("learned.json"), "utf8")) as Record<string, Learned>;
  const questions = [...rubric.questions].map(
    ([name, question]) => [name, { ...question, ...(learned[name] && { learned: learned[name] }) }] as const,
  );
  reviewed = { ...rubric, questions: new Map(questions) };
  return reviewed;
}

let shared: Shared | undefined;
function sharedWords(): Shared {
  shared ??= yaml()
    .parseDocument(readFileSync(ownFile("vocabulary.yaml"), "utf8"))
    .toJS() as Shared;
  return shared;
}

/**
 * A rubric from the text of a YAML or JSON file; `file` names it in complaints.
 * @throws RangeError with file, line, place and remedy when something in it is not as it should be.
 */
export function readRubric(text: string, file: string): Rubric {
  const lines = new (yaml().LineCounter)();
  const document = yaml().parseDocument(text, { lineCounter: lines });
  const lineOf = (path: readonly (string | number)[]) => {
    for (let length = path.length; length >= 0; length--) {
      // YAML reads the key `true` as a truth value
      const keys = path.slice(0, length).map((key) => (key === "true" ? true : key));
      const node = document.getIn(keys, true) as Node | undefined;
      const at = node?.range?.[0];
      if (typeof at === "number") return lines.linePos(at).line;
    }
    return 1;
  };
  const complain = (path: readonly (string | number)[], problem: string): never => {
    throw new RangeError(`${file}:${lineOf(path)}: ${path.join(".") || "the file"}: ${problem}`);
  };
  const [mistake] = document.errors;
  if (mistake)
    throw new RangeError(`${file}:${mistake.linePos?.[0].line ?? 1}: ${mistake.message.split("\n")[0]}`);
  const data = document.toJS() as Record<string, unknown> | null;
  if (data === null || typeof data !== "object" || Array.isArray(data))
    return complain([], "a rubric is a map with the keys version, pass and questions");
  if (data.version !== 1) complain(["version"], `write "version: 1", not ${JSON.stringify(data.version)}`);
  const pass = data.pass ?? 0.5;
  if (typeof pass !== "number" || !(pass > 0 && pass <= 1))
    return complain(["pass"], "a number above 0, at most 1");

  const own = map(data.words, ["words"], complain);
  const basis = sharedWords();
  const words: Record<string, string> = { ...basis.words };
  for (const [meaning, list] of Object.entries(own)) {
    if (typeof list !== "string")
      complain(["words", meaning], 'words parted by commas, such as "zero*, нул*"');
    words[meaning] = words[meaning] ? `${words[meaning]}, ${list}` : String(list);
  }
  const vocabulary = new Vocabulary({ words, function: basis.function, whole: basis.whole });
  const given = map(data.questions, ["questions"], complain);
  if (Object.keys(given).length === 0)
    complain(["questions"], "there is no question; add one under a name of its own");
  const questions = new Map(
    Object.entries(given).map(([name, value]) => [name, readQuestion(name, value, vocabulary, complain)]),
  );
  return {
    pass,
    questions,
    vocabulary,
    pleas: new Vocabulary({
      words: { plea: basis.plea, dunno: basis.dunno },
      function: basis.function,
      whole: "",
      strict: true,
    }),
  };
}

type Complain = (path: readonly (string | number)[], problem: string) => never;

function readQuestion(name: string, value: unknown, vocabulary: Vocabulary, complain: Complain): Question {
  const path = ["questions", name];
  const given = map(value, path, complain);
  known(given, ["text", "subjects", "pair", "topic", "formulas", "concepts"], path, complain);
  const text = textOf(given.text, [...path, "text"], complain);
  const subjects = subjectsOf(given, path, vocabulary, complain);
  const formulas = attempt([...path, "formulas"], complain, () =>
    readFormulas(
      Object.fromEntries(
        Object.entries(map(given.formulas, [...path, "formulas"], complain)).map(([key, ways]) => [
          key,
          typeof ways === "string" ? [ways] : strings(ways, [...path, "formulas", key], complain),
        ]),
      ),
    ),
  );
  const concepts = Object.entries(map(given.concepts, [...path, "concepts"], complain)).map(([key, one]) =>
    readConcept(key, one, [...path, "concepts", key], { vocabulary, formulas }, complain),
  );
  if (concepts.length === 0)
    complain([...path, "concepts"], "there is no concept; what should an answer say?");
  const sum = concepts.reduce((total, { weight }) => total + weight, 0);
  if (sum < 1 - 1e-9) complain([...path, "concepts"], `the weights add up to ${sum}; nobody could reach 1`);
  return { name, text, subjects, formulas, concepts };
}

function subjectsOf(
  given: Record<string, unknown>,
  path: readonly string[],
  vocabulary: Vocabulary,
  complain: Complain,
): Subjects {
  const names = strings(given.subjects ?? [], [...path, "subjects"], complain);
  const pair = given.pair === undefined ? undefined : strings(given.pair, [...path, "pair"], complain);
  const topic = given.topic;
  if (topic !== undefined && typeof topic !== "string")
    return complain([...path, "topic"], "one of the subjects");
  for (const subject of [...names, ...(pair ?? []), ...(topic ? [topic] : [])])
    if (!vocabulary.meanings.has(subject))
      complain(
        [...path, "subjects"],
        `there is no meaning "${subject}"; add its words under "words: { ${subject}: … }"`,
      );
  if (pair && pair.length !== 2) complain([...path, "pair"], "two subjects, the one and the other");
  return { names, ...(pair && { pair: pair as [string, string] }), ...(topic && { topic }) };
}

const madeOf = new Set(["unequal", "other", "sumofproducts", "longproduct"]);

function readConcept(
  name: string,
  value: unknown,
  path: readonly string[],
  { vocabulary, formulas }: { vocabulary: Vocabulary; formulas: KnownFormulas },
  complain: Complain,
): Concept {
  const given = map(value, path, complain);
  known(
    given,
    ["weight", "title", "optional", "true", "wrong", "void", "denied", "hint", "correction"],
    path,
    complain,
  );
  const isKnown = (choice: string) => {
    if (choice.startsWith("#")) return Number.isFinite(Number(choice.slice(1)));
    if (!choice.startsWith("=")) return vocabulary.meanings.has(choice);
    const formula = choice.replace(/^=+/, "");
    return formulas.has(formula) || madeOf.has(formula);
  };
  const pattern = (line: unknown, at: readonly (string | number)[]) =>
    typeof line === "string"
      ? attempt(at, complain, () => readPattern(line, isKnown))
      : complain(at, 'a pattern such as "zero between"');
  const lists = (key: "true" | "wrong") => {
    const all = given[key] ?? [];
    if (!Array.isArray(all)) return complain([...path, key], "a list of patterns");
    return all.map((entry: unknown, place) =>
      (Array.isArray(entry) ? entry : [entry]).map((line) => pattern(line, [...path, key, place])),
    );
  };
  const weight = given.weight;
  if (typeof weight !== "number" || !(weight >= 0 && weight <= 1))
    return complain([...path, "weight"], "a number from 0 to 1, the concept's share of the score");
  const { denied = "wrong" } = given;
  if (denied !== "wrong" && denied !== "nothing") return complain([...path, "denied"], "wrong or nothing");
  const evidence = lists("true");
  if (evidence.length === 0) complain([...path, "true"], "at least one pattern that makes the concept true");
  return {
    name,
    weight,
    title: textOf(given.title, [...path, "title"], complain),
    optional: given.optional === true,
    evidence,
    counter: lists("wrong"),
    slips: (Array.isArray(given.void) ? given.void : []).map((line: unknown, place) =>
      pattern(line, [...path, "void", place]),
    ),
    denied,
    hint: textOf(given.hint, [...path, "hint"], complain),
    correction: textOf(given.correction ?? given.hint, [...path, "correction"], complain),
  };
}

function map(value: unknown, path: readonly string[], complain: Complain): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  if (typeof value !== "object" || Array.isArray(value)) return complain(path, "a map of names");
  return value as Record<string, unknown>;
}

function known(given: object, keys: readonly string[], path: readonly string[], complain: Complain): void {
  const strange = Object.keys(given).find((key) => !keys.includes(key));
  if (strange !== undefined)
    complain([...path, strange], `there is no such key; there are ${keys.join(", ")}`);
}

function strings(value: unknown, path: readonly string[], complain: Complain): string[] {
  if (!Array.isArray(value) || !value.every((one) => typeof one === "string"))
    return complain(path, "a list of words");
  return value;
}

function textOf(value: unknown, path: readonly string[], complain: Complain): Text {
  return isText(value) ? value : complain(path, "a text in both languages: { en: …, ru: … }");
}

function attempt<T>(path: readonly (string | number)[], complain: Complain, work: () => T): T {
  try {
    return work();
  } catch (error) {
    return complain(path, (error as Error).message);
  }
}
