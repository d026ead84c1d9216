// Sums of points: decimal fractions like 0.1, whose binary sums would show.

/** `points` without the dust of binary fractions. */
export function rounded(points: number): number {
  return Number(points.toFixed(6));
}

/** The sum of points. */
export function sum(points: readonly number[]): number {
  return rounded(points.reduce((total, some) => total + some, 0));
}

/** What so many points of `max` say. */
export function outcomeOf(points: number, max: number): "passed" | "partial" | "failed" {
  return points >= max ? "passed" : points > 0 ? "partial" : "failed";
}
