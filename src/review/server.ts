// The page's server, on this machine only: who may ask is asked first, what the pages may load is said in every answer.
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import { home } from "../grading/packages";
import type { Language } from "../language/text";
import { actions } from "./actions";
import { cookies, Gate } from "./gate";
import { localAddress } from "./html";
import { type Asked, framed, notice, type Page } from "./page";
import { alikePage, pairPage } from "./pages/alike";
import { itemsPage } from "./pages/items";
import { matrixPage } from "./pages/matrix";
import { queuePage } from "./pages/queue";
import { workPage } from "./pages/work";
import { words } from "./words";

export type Terms = Pick<Asked, "book" | "late" | "who" | "exercise" | "language"> & {
  readonly port?: number;
};

export interface Review {
  /** With the token: who has it may read and write the gradebook. */
  readonly address: string;
  close(): Promise<void>;
}

const pages: Readonly<Record<string, (asked: Asked) => Promise<Page>>> = {
  "/": matrixPage,
  "/work": workPage,
  "/queue": queuePage,
  "/items": itemsPage,
  "/alike": alikePage,
  "/pair": pairPage,
};

const browser = path.join(home, "review", "browser");
const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css" };
/** A decision for a group names each of its answers. */
const largestForm = 2 ** 20;

const headers = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  // With "no-referrer" a browser would not say where a form comes from.
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};

/** Serves the gradebook on the loopback address until it is closed. Rejects if the port is taken. */
export async function serveReview(terms: Terms): Promise<Review> {
  const server = createServer();
  const port = await listening(server, terms.port ?? 0);
  const gate = new Gate(port);
  server.on("request", (request, response) => {
    answer(request, response, gate, terms).catch((error: Error) => {
      if (response.headersSent) response.destroy();
      else send(response, 500, "text/plain", `svertka serve: ${error.message}`);
    });
  });
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { address: `http://127.0.0.1:${port}/?token=${gate.token}`, close };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  gate: Gate,
  { book, late, who, exercise, language: first }: Terms,
): Promise<void> {
  const url = new URL(request.url?.startsWith("/") ? request.url : "/", `http://127.0.0.1:${gate.port}`);
  const passage = gate.passage(request, url);
  if (passage === "enter") {
    response.setHeader("set-cookie", gate.cookie);
    // A redirection would still count as coming from where the address was clicked, and bring no strict cookie.
    return send(
      response,
      200,
      "text/html",
      `<!doctype html><link rel="icon" href="data:,"><meta http-equiv="refresh" content="0; url=${url.pathname}">`,
    );
  }
  if (passage !== "pass") return send(response, passage.status, "text/plain", passage.reason);
  const kept = cookies(request.headers.cookie);
  const language = (["en", "ru"] as const).find((one) => one === kept["svertka-language"]) ?? first;
  const theme = ["dark", "light"].find((one) => one === kept["svertka-theme"]);
  const asked: Asked = { ...{ book, late, who, exercise, language, theme, url }, words: words[language] };
  if (url.pathname === "/set") return set(response, url);
  if (url.pathname.startsWith("/browser/")) return file(response, url.pathname.slice("/browser/".length));
  if (request.method === "POST") {
    const action = Object.hasOwn(actions, url.pathname) ? actions[url.pathname] : undefined;
    const form = await formOf(request);
    const outcome = !action
      ? notice(404, asked.words.missingPage)
      : !form
        ? notice(413, "413")
        : await action(form, asked);
    if (typeof outcome !== "string") return show(response, outcome, asked);
    response.writeHead(303, { ...headers, location: outcome }).end();
    return;
  }
  const draw = Object.hasOwn(pages, url.pathname) ? pages[url.pathname] : undefined;
  show(response, draw ? await draw(asked) : notice(404, asked.words.missingPage), asked);
}

function show(response: ServerResponse, page: Page, asked: Asked): void {
  send(response, page.status ?? 200, "text/html", framed(page, asked).text);
}

/** Keeps a reader's choice of language or theme, and goes back to where it was made. */
function set(response: ServerResponse, { searchParams }: URL): void {
  const choices: Record<string, readonly string[]> = {
    lang: ["en", "ru"] satisfies Language[],
    theme: ["dark", "light"],
  };
  const names: Record<string, string> = { lang: "svertka-language", theme: "svertka-theme" };
  const chosen = Object.keys(choices).filter((key) => choices[key]!.includes(searchParams.get(key) ?? ""));
  response.writeHead(303, {
    ...headers,
    "set-cookie": chosen.map(
      (key) => `${names[key]}=${searchParams.get(key)}; Path=/; SameSite=Strict; Max-Age=31536000`,
    ),
    location: localAddress(searchParams.get("back") ?? "/"),
  });
  response.end();
}

async function file(response: ServerResponse, name: string): Promise<void> {
  const type = types[path.extname(name)];
  if (!type || !/^[a-z]+\.\w+$/.test(name)) return send(response, 404, "text/plain", "there is no such file");
  const isPlotly = name === "plotly.js";
  // Ten megabytes that are the same until the next installation.
  if (isPlotly) response.setHeader("cache-control", "private, max-age=86400");
  send(
    response,
    200,
    type,
    await readFile(isPlotly ? require.resolve("plotly.js-dist") : path.join(browser, name)),
  );
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  for (const [name, value] of Object.entries(headers))
    if (!response.hasHeader(name)) response.setHeader(name, value);
  response.writeHead(status, { "content-type": `${type}; charset=utf-8` }).end(body);
}

/** The fields of a form; undefined for one that is too large. */
async function formOf(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestForm) return undefined;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve((server.address() as { port: number }).port);
    });
  });
}
