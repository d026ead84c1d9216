// The corpus of cheats: what a student hands in, what it is after, and how it must end. A file of cheats/ begins with
//   // aim: what it wants, in one line      // attacks: the exercise (01-total)    // points: what it may have (0)
//   // ends: status of the lost check       // named: words of the report          // costs: "everything" of its own
// and goes on with cells after `// %%`, of which `// %% answer` is the one that attacks.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { right, slideAnswer } from "./course";
import { notebookText } from "./handed-in";

export interface Cheat {
  readonly aim: string;
  /** The exercise that it attacks. */
  readonly exercise: string;
  readonly points: number;
  readonly ends: RegExp;
  /** What the report must say of it. */
  readonly named?: RegExp;
  /** True where it harms the cheat's own other answers. */
  readonly costsAll: boolean;
  readonly notebook: string | Buffer;
}

/** Right answers to everything that a cheat may attack. */
export const allRight: Record<string, string> = { ...right, "01-slide": slideAnswer };

const folder = path.join(__dirname, "cheats");

/** The cheats by name; `{{NAME}}` in them stands for `places.NAME`. */
export function cheatsWith(places: Record<string, string>): Map<string, Cheat> {
  const files = readdirSync(folder).sort();
  return new Map(
    files.map((file) => {
      const text = readFileSync(path.join(folder, file), "utf8");
      const placed = text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => places[name]!);
      return [path.basename(file, ".txt"), cheatOf(placed)];
    }),
  );
}

function cheatOf(text: string): Cheat {
  const [head = "", ...cells] = text.split(/^(?=\/\/ %%)/m);
  const fields = Object.fromEntries(
    [...head.matchAll(/^\/\/ (\w+): (.*)$/gm)].map(([, key, value]) => [key, value]),
  );
  const exercise = fields.attacks ?? "01-total";
  const others = Object.entries(allRight).filter(([id]) => id !== exercise);
  const own = cells.map((cell, index) => {
    const [first = "", ...lines] = cell.split("\n");
    const source = lines.join("\n").trim();
    if (first.trim() === "// %% answer") {
      return { id: exercise, source, metadata: { svertka: { kind: "answer", exercise } } };
    }
    return { id: `mine-${index}`, source };
  });
  return {
    aim: fields.aim!,
    exercise,
    points: Number(fields.points ?? 0),
    ends: new RegExp(`^${fields.ends}: `),
    ...(fields.named && { named: new RegExp(fields.named) }),
    costsAll: fields.costs === "everything",
    notebook: notebookText([...own, ...others.map(([id, source]) => answerCell(id, source))]),
  };
}

/** The cell of an answer, as it is handed out. */
export function answerCell(exercise: string, source: string) {
  return { id: exercise, source, metadata: { svertka: { kind: "answer", exercise } } };
}
