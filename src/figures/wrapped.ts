// Labels in lines: Plotly does not break a caption by itself.
import { isText } from "../language/text";
import { both, type Label } from "./figure";

/** `label` broken between words into lines of at most `length` letters, where words allow it; tags are not counted. */
export function wrapped(label: Label, length: number): Label {
  return isText(label) ? both(broken(label.en, length), broken(label.ru, length)) : broken(label, length);
}

/** The lines of `label`, in the language that has more. */
export function lineCount(label: Label): number {
  const texts = isText(label) ? [label.en, label.ru] : [label];
  return Math.max(...texts.map((text) => text.split("<br>").length));
}

function broken(text: string, length: number): string {
  const letters = (part: string) => part.replace(/<[^>]*>/g, "").length;
  const lines: string[] = [];
  for (const paragraph of text.split("<br>")) {
    let line: string | undefined;
    for (const word of paragraph.split(" ")) {
      const longer: string = line === undefined ? word : `${line} ${word}`;
      if (line !== undefined && letters(longer) > length) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    lines.push(line ?? "");
  }
  return lines.join("<br>");
}
