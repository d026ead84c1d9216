// A bench in a process of its own: it judges for the grader that started it, and ends with it.
import { exercisesOf } from "../assess/catalogue";
import { type Answer, BenchHere, type Opening, type Order } from "./bench";
import { enclosure } from "./enclosure";
import { unpacked } from "./parcel";

let bench: BenchHere | undefined;

process.on("disconnect", () => {
  // Its sandboxes end with it.
  process.exit();
});

process.on("message", (message: Opening | Order) => {
  if ("walls" in message) open(message);
  else void answered(message).then((answer) => process.connected && process.send!(answer));
});

function open({ walls, ...terms }: Opening): void {
  enclosure(walls);
  bench = new BenchHere(terms);
  void bench.ready().catch(() => {});
}

async function answered({ id, submission: text, only }: Order): Promise<Answer> {
  try {
    const submission = unpacked(text);
    const exercises = exercisesOf(submission.lesson!);
    const verdict = await bench!.judge({ submission, exercises, ...(only && { only: new Set(only) }) });
    return { id, verdict };
  } catch (error) {
    return { id, problem: (error as Error).message };
  }
}
