// Which words may be verbs, by their endings: enough to tell a statement from a list.

const verbs = new Set(
  "costs cost needs need uses use gives give takes take makes make requires require goes go moves move slides slide splits split becomes become applies apply works work gets get puts put filters mixes adds multiplies combines covers yields produces keeps saves reduces performs performed insert inserts add pad pads convolve convolves run runs multiply crop done made used applied means equals".split(
    " ",
  ),
);

/** True for a word that looks like a verb in use. */
export function verbLike(word: string): boolean {
  if (verbs.has(word)) return true;
  if (/^нул/.test(word)) return false;
  return /(?:ет|ит|ут|ют|ят|ат|ется|ится|утся|ются|ятся|атся|ть|ться|ли|лся|лась|лись|ем|им|ено|ена|ены|ан|аны)$/.test(
    word,
  ) && word.length > 3
    ? true
    : /^(?:is|are|has|have|does|do|can)$|(?:ises|izes|ates|ides|oves|iplies)$/.test(word);
}
