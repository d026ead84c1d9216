// Of which of the question's things each word of an answer speaks.
import type { Divisions } from "./divisions";
import type { Mention } from "./vocabulary";
import type { Word } from "./words";

/** The things that a question compares: their names are meanings of the vocabulary. */
export interface Subjects {
  readonly names: readonly string[];
  /** Two that are "the one" and "the other", in the question's order. */
  readonly pair?: readonly [string, string];
  /** What an answer speaks of that names none. */
  readonly topic?: string;
}

export interface Spoken {
  readonly subject: (string | undefined)[];
  /** True where the subject is not named in the same part of the sentence. */
  readonly carried: boolean[];
}

const setOf = (words: string) => new Set(words.split(" "));
const relative = setOf("which that который которая которое которые");
const firsts = setOf(
  "one first former одна одно первая первой первую первое одной один первый первом первого",
);
const others = setOf(
  "other second latter another другая другой другую вторая второй вторую второе втором второго другое другом последняя последней",
);
const openers = setOf("the у в во для for in with from из от после");
const marks = setOf(": → — – - =");
const dividers = setOf("vs versus against против / |");

/** The subjects of `words`; what is only compared with is not spoken of. A sentence `A vs B` without a name speaks of the pair. */
export function spokenOf(
  words: readonly Word[],
  mentions: readonly Mention[],
  subjects: Subjects,
  divisions: Divisions,
  { aside, compared }: { aside: boolean[]; compared: readonly boolean[] },
): Spoken {
  const named = namesIn(words, mentions, subjects, divisions, compared);
  const spoken = carriedOn(words, named, subjects, divisions);
  labelled(words, spoken);
  contrasts(words, named, subjects, divisions, aside, spoken);
  return spoken;
}

/** Where a subject is named, by its name or as the one and the other. */
function namesIn(
  words: readonly Word[],
  mentions: readonly Mention[],
  { names, pair }: Subjects,
  { part }: Divisions,
  compared: readonly boolean[],
): Map<number, string> {
  const byPlace = new Map<number, string>();
  for (const { meaning, first, last } of mentions)
    if (names.includes(meaning) && !compared[first])
      for (let at = first; at <= last; at++) if (!byPlace.has(at)) byPlace.set(at, meaning);
  const named = new Map<number, string>();
  const used = new Set<string>();
  const both = words.some(({ text }) => others.has(text));
  let active: string | undefined;
  words.forEach((word, place) => {
    const subject = byPlace.get(place);
    if (subject !== undefined) active = subject;
    else if (pair && word.kind === "word" && !compared[place]) {
      const opens =
        place === 0 ||
        part[place - 1] !== part[place] ||
        (place > 1 && part[place - 2] !== part[place]) ||
        openers.has(words[place - 1]!.text);
      if (!opens) return;
      if (others.has(word.text) && (active === undefined || pair.includes(active)))
        active = active === pair[1] && !used.has(pair[0]) ? pair[0] : pair[1];
      else if (
        both &&
        firsts.has(word.text) &&
        (active === undefined || /^(?:перв|first|former)/.test(word.text))
      )
        active = pair[0];
      else return;
    } else return;
    named.set(place, active);
    used.add(active);
  });
  return named;
}

function carriedOn(
  words: readonly Word[],
  named: ReadonlyMap<number, string>,
  { pair }: Subjects,
  { part }: Divisions,
): Spoken {
  const subject: (string | undefined)[] = [];
  const carried: boolean[] = [];
  const firstInPart = new Map<number, { place: number; name: string }>();
  for (const [place, name] of named)
    if (!firstInPart.has(part[place]!)) firstInPart.set(part[place]!, { place, name });
  let last: { name: string; part: number } | undefined;
  // «an eighth of the cost of a standard layer» does not speak of the standard layer
  const oblique = (place: number) =>
    [1, 2].some((back) => /^(?:of|than|to|от)$/.test(words[place - back]?.text ?? ""));
  // «channels are combined in the pointwise stage» speaks of the pointwise stage
  const within = (place: number) =>
    [1, 2, 3].some((back) => /^(?:in|by|at|during|на|в|во|при)$/.test(words[place - back]?.text ?? ""));
  for (let place = 0; place < words.length; place++) {
    const here = named.get(place);
    if (here !== undefined) last = { name: here, part: part[place]! };
    else if (last && relative.has(words[place]!.text) && part[place]! - last.part <= 2)
      last.part = part[place]!;
    // «для видео 3D»: the part names its subject only later
    const later = firstInPart.get(part[place]!);
    const ahead =
      later &&
      later.place > place &&
      (pair?.includes(later.name) || within(later.place) || (last === undefined && !oblique(later.place)))
        ? later.name
        : undefined;
    subject.push(ahead ?? last?.name);
    carried.push(ahead === undefined && last?.part !== part[place]);
  }
  return { subject, carried };
}

/** «обычная: K²·CI·CO»: a formula after a mark belongs to what is named before the mark. */
function labelled(words: readonly Word[], { subject, carried }: Spoken): void {
  words.forEach(({ kind }, place) => {
    if (kind !== "formula") return;
    for (let mark = place - 1; mark > 0 && place - mark <= 5; mark--)
      if (marks.has(words[mark]!.text) && !carried[mark - 1] && subject[mark - 1] === subject[place])
        carried[place] = false;
  });
}

function contrasts(
  words: readonly Word[],
  named: ReadonlyMap<number, string>,
  { pair }: Subjects,
  { sentences, part }: Divisions,
  aside: boolean[],
  { subject, carried }: Spoken,
): void {
  if (!pair) return;
  for (let index = 0; index + 1 < sentences.length; index++) {
    const [from, to] = [sentences[index]!, sentences[index + 1]!];
    const at: number[] = [];
    let free = true;
    for (let place = from; place < to; place++) {
      if (named.has(place)) free = false;
      // «время/глубина» are two names of one thing
      const joins = words[place]!.text === "/" && words[place - 1]?.end === words[place]!.start;
      if (dividers.has(words[place]!.text) && !joins) at.push(place);
    }
    if (!free || at.length !== 1) continue;
    for (let place = from; place < to; place++) {
      if (place > at[0]! && part[place]! > part[at[0]!]! + 1) break;
      subject[place] = place < at[0]! ? pair[0] : pair[1];
      carried[place] = false;
      if (place > at[0]!) aside[place] = false;
    }
  }
}
