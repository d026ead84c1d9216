// Who may ask the page: the browser that was given the token, under the page's own name, and for writing only the page itself.
import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** `enter`: has the token in its address and gets the cookie. */
export type Passage = "enter" | "pass" | { readonly status: 403 | 405; readonly reason: string };

export class Gate {
  readonly token = randomBytes(24).toString("base64url");

  constructor(readonly port: number) {}

  get cookie(): string {
    return `${this.#name}=${this.token}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** A page elsewhere may have a name of its own lead here (DNS rebinding), or send a form here: neither passes. */
  passage({ method = "", headers }: IncomingMessage, url: URL): Passage {
    const own = [`127.0.0.1:${this.port}`, `localhost:${this.port}`];
    if (!own.includes(headers.host ?? "")) return refused(`this page is at ${own[0]} only`);
    if (method !== "GET" && method !== "HEAD" && method !== "POST")
      return { status: 405, reason: `there is no ${method} here` };
    const given = url.searchParams.get("token");
    if (given !== null && method === "GET" && this.#isToken(given)) return "enter";
    if (!this.#isToken(cookies(headers.cookie)[this.#name] ?? ""))
      return refused("open the address that svertka serve printed: it has the token");
    if (method === "POST" && !own.map((host) => `http://${host}`).includes(headers.origin ?? ""))
      return refused("only the page itself may change the gradebook");
    return "pass";
  }

  /** Cookies do not know ports: two of these pages may run on one machine. */
  get #name(): string {
    return `svertka-review-${this.port}`;
  }

  #isToken(given: string): boolean {
    const [a, b] = [Buffer.from(given), Buffer.from(this.token)];
    return a.length === b.length && timingSafeEqual(a, b);
  }
}

export function cookies(header = ""): Record<string, string> {
  return Object.fromEntries(header.split(/;\s*/).map((pair) => pair.split("=", 2)));
}

function refused(reason: string): Passage {
  return { status: 403, reason };
}
