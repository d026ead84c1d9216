// The sandbox's end of the channel: requests come in on descriptor 3, replies leave on 4, one line of JSON each.
// The student's code runs in the same process and may forge replies; a reply can only be its own answer.
import fs from "node:fs";
import { Socket } from "node:net";

export interface Request {
  readonly id: number;
  readonly [field: string]: unknown;
}

// Taken before any other code can patch them.
const { parse, stringify } = JSON;
const { from } = Buffer;
const { writeSync } = fs;
const exit = process.exit.bind(process);

/** Sends one message to the outside; a channel that is gone ends the process. */
export function say(message: object): void {
  try {
    const bytes = from(`${stringify(message)}\n`);
    for (let sent = 0; sent < bytes.length; ) sent += writeSync(4, bytes, sent);
  } catch {
    exit(70);
  }
}

/** Answers every request with what `answer` makes of it, until the outside closes the channel. */
export function serve(answer: (request: Request) => Promise<object>): void {
  const requests = new Socket({ fd: 3, readable: true, writable: false });
  let rest = "";
  requests.setEncoding("utf8");
  requests.on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const request = parse(line) as Request;
      void answer(request).then((reply) => say({ id: request.id, ...reply }));
    }
  });
  requests.on("end", () => exit(0));
  say({ ready: true });
}
