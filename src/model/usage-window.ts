/** Owns the choice of the twelve months on which yearly figures stand: the data's own last complete months, never today's. */
import type { ResultReader } from '../lib/result';
import { sql, type Sql } from '../sql/sql';

export interface UsageWindow {
  /** First day of the first and of the last of at most 12 months, yyyy-MM-dd. */
  readonly from: string;
  readonly to: string;
  /** Months of it for which there is data. */
  readonly months: number;
  /** First month of the 12 before it, when all 24 are there. */
  readonly previousFrom: string | null;
  /** First complete month there is. */
  readonly start: string;
  /** Months at either end that are too small to be complete, yyyy-MM-dd. */
  readonly incomplete: readonly string[];
}

/** One row per month, in order: the total of all customers, in kWh (or yuan where no kWh is known). */
export const MONTH_TOTALS: Sql = sql`
SELECT strftime(period, '%Y-%m-%d') AS period, CAST(coalesce(sum(kwh), sum(amount), 0) AS DOUBLE) AS total
FROM usage
WHERE period IS NOT NULL
GROUP BY usage.period
ORDER BY usage.period`;

/**
 * Ends smaller than half of the median month are incomplete; null without any month.
 * @param days the first and the last day, where the months are sums of days: then the ends are incomplete whose days are not all among them
 */
export function chooseWindow(result: ResultReader, days: readonly [string, string] | null = null): UsageWindow | null {
  // Months of something else, such as arrears, may lie outside the days.
  const isAmong = (period: string): boolean => days === null || (monthEnd(period) >= days[0] && period <= days[1]);
  const periods = result
    .texts('period')
    .map((period) => period ?? '')
    .filter(isAmong);
  const totals = Array.from(result.numbers('total'));
  const half = median(totals) / 2;
  let first = 0;
  let last = periods.length - 1;
  if (days !== null) {
    if (days[1] < monthEnd(periods[last] ?? '')) last--;
    if (days[0] > (periods[first] ?? '')) first++;
    if (first > last) return null;
  } else if (periods.length >= 3) {
    if ((totals[last] ?? 0) < half) last--;
    if ((totals[first] ?? 0) < half) first++;
  }
  const start = periods[first];
  const to = periods[last];
  if (start === undefined || to === undefined) return null;
  const yearBack = addMonths(to, -11);
  const from = yearBack > start ? yearBack : start;
  const inside = (lo: string, hi: string): number => periods.filter((period) => period >= lo && period <= hi).length;
  const previousFrom = addMonths(to, -23);
  const hasPrevious = previousFrom >= start && inside(previousFrom, to) === 24;
  return {
    from,
    to,
    months: inside(from, to),
    previousFrom: hasPrevious ? previousFrom : null,
    start,
    incomplete: periods.filter((_, i) => i < first || i > last),
  };
}

/** `2024-01-01`, -1 → `2023-12-01`. */
export function addMonths(period: string, months: number): string {
  const count = Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`;
}

/** Last day of the month of a date. */
export function monthEnd(period: string): string {
  return new Date(Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5, 7)), 0)).toISOString().slice(0, 10);
}

/** True when some calendar month lies wholly among the days. @param days the first and the last, yyyy-MM-dd */
export function holdsWholeMonth([from, to]: readonly [string, string]): boolean {
  return monthEnd(from.endsWith('-01') ? from : addMonths(from, 1)) <= to;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? (sorted[Math.floor(middle)] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
