// A page over a gradebook of a test's own, in a real browser.
import { type Browser, type Page, chromium as playwright } from "playwright-core";
import { type Review, serveReview } from "../../src/review/server";
import { chromium } from "../system";
import { type Kept, keepClass, whyCheaper } from "./gradebook";

export interface Shown {
  readonly kept: Kept;
  readonly review: Review;
  readonly origin: string;
  /** A new page on which the script has the keys. */
  open(): Promise<Page>;
  /** Requests to anybody else, and errors that nobody caught, of all pages. */
  readonly strays: readonly string[];
  readonly errors: readonly string[];
  close(): Promise<void>;
}

/** Plotly brings a style sheet for its maps, which the page refuses: there are no maps here. */
const mapStyles = /Applying inline style violates/;

/** Serves the class of gradebook.ts; starts no browser before a page is opened. */
export async function showClass(): Promise<Shown> {
  const kept = await keepClass();
  const review = await serveReview({
    ...{ book: kept.book, late: "none", who: "vera", language: "en" },
    exercise: (id) => (id === "01-why" ? whyCheaper : undefined),
  });
  const { origin } = new URL(review.address);
  const strays: string[] = [];
  const errors: string[] = [];
  let browser: Browser | undefined;
  const open = async () => {
    // Debian's Chromium refuses to run as root without `--no-sandbox`; the pages are our own.
    const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
    browser ??= await playwright.launch({ executablePath: chromium!, args });
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    context.setDefaultTimeout(30_000);
    context.on("request", (request) => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(origin)) strays.push(request.url());
    });
    const page = await context.newPage();
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && !mapStyles.test(message.text())) errors.push(message.text());
    });
    await page.goto(review.address);
    await page.locator("table.matrix a:focus").waitFor();
    return page;
  };
  const close = async () => {
    await browser?.close();
    await review.close();
    await kept.remove();
  };
  return { kept, review, origin, open, strays, errors, close };
}
