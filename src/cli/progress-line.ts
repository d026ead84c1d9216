// How far a command is: in a terminal `12/300, 40 s left`, drawn over itself on stderr.
import type { Progress } from "../grading/judging";

export class ProgressLine {
  /** What was told last. */
  last: Progress | undefined;
  #start = 0;
  #first = 0;

  tell(progress: Progress): void {
    const { done, all } = progress;
    if (!this.last) {
      this.#start = Date.now();
      this.#first = done;
    }
    this.last = progress;
    const own = done - this.#first;
    const left = own > 0 ? Math.ceil(((Date.now() - this.#start) / own) * ((all - done) / 1000)) : undefined;
    const text = left === undefined ? `${done}/${all}` : `${done}/${all}, ${lasting(left)} left`;
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${done < all ? text : ""}`);
  }

  clear(): void {
    if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  }
}

function lasting(seconds: number): string {
  return seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
