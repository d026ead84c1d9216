// What a late submission costs.

/** `none`: nothing; `zero`: everything; else what is lost of the points for every day begun, 0…1. */
export type LateRule = "none" | "zero" | { readonly perDay: number };

/** @throws RangeError if `text` is not `none`, `zero` or like `per-day=10%`. */
export function lateRule(text: string): LateRule {
  if (text === "none" || text === "zero") return text;
  const percent = /^per-day=(\d+(?:\.\d+)?)%$/.exec(text)?.[1];
  if (percent !== undefined && Number(percent) <= 100) return { perDay: Number(percent) / 100 };
  throw new RangeError(`"${text}" is no rule for late work; there are none, zero and per-day=10% (0…100 %)`);
}

const day = 24 * 60 * 60 * 1000;

/**
 * How many days late something is, each day begun counted whole: 0 in time. What the platform says (`late`) counts before
 * the time, whose files may carry the time of the download; late at an unknown time is one day.
 */
export function daysLate({ time, late }: { time: Date; late?: boolean }, due: Date | undefined): number {
  if (late === false) return 0;
  const days = due ? Math.max(0, Math.ceil((+time - +due) / day)) : 0;
  return late === true ? Math.max(1, days) : days;
}

/** The part of the points that is left after `days` days. */
export function partLeft(days: number, rule: LateRule): number {
  if (days === 0 || rule === "none") return 1;
  return rule === "zero" ? 0 : Math.max(0, Number((1 - rule.perDay * days).toFixed(6)));
}
