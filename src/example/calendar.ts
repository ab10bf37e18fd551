/** Owns the example's fixed calendar: its months, its reading window, its public holidays. Nothing here looks at the clock. */

/** Milliseconds in a day, an hour and a minute. */
export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;

/** Days since 1970-01-01 of a calendar date (month 1–12). */
export function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** One billing month. `period` is yyyymm, `month` 1–12. */
export interface BillingMonth {
  readonly period: number;
  readonly year: number;
  readonly month: number;
  readonly firstDay: number;
  readonly days: number;
  /** last day to pay without being late: the 25th of the following month */
  readonly dueDay: number;
}

function billingMonth(monthsSince0: number): BillingMonth {
  const year = Math.floor(monthsSince0 / 12);
  const month = (monthsSince0 % 12) + 1;
  const firstDay = dayNumber(year, month, 1);
  return {
    period: year * 100 + month,
    year,
    month,
    firstDay,
    days: dayNumber(year, month + 1, 1) - firstDay,
    dueDay: dayNumber(year, month + 1, 25),
  };
}

/** The 24 months of the usage table, oldest first: 2024-11 … 2026-10. */
export const MONTHS: readonly BillingMonth[] = Array.from({ length: 24 }, (_, i) => billingMonth(2024 * 12 + 10 + i));

/** The day the invented export was taken: bills not paid by then are arrears. */
export const EXPORT_DAY = dayNumber(2026, 11, 30);

/** Tickets and outages fall in [SERVICE_FROM, SERVICE_UNTIL): the last twelve billing months. */
export const SERVICE_FROM = dayNumber(2025, 11, 1);
export const SERVICE_UNTIL = dayNumber(2026, 11, 1);

/** Survey answers fall in [SURVEY_FROM, SERVICE_UNTIL). */
export const SURVEY_FROM = dayNumber(2026, 7, 1);

/** First day (a Monday) and number of days of the 15-minute readings: 2026-09-14 … 2026-10-11. */
export const READING_FROM = dayNumber(2026, 9, 14);
export const READING_DAYS = 28;

/** How a day is lived: `work`, `rest` (weekend) or `holiday`. */
export type DayKind = 'work' | 'rest' | 'holiday';

// Mid-Autumn 25–27 September and National Day 1–7 October 2026, with the Sunday and the Saturday worked in exchange.
const HOLIDAYS: readonly (readonly [from: number, to: number])[] = [
  [dayNumber(2026, 9, 25), dayNumber(2026, 9, 27)],
  [dayNumber(2026, 10, 1), dayNumber(2026, 10, 7)],
];
const WORKED_WEEKEND_DAYS: readonly number[] = [dayNumber(2026, 9, 20), dayNumber(2026, 10, 10)];

/** The kind of a day in the reading window; outside it only weekends are known. */
export function dayKind(day: number): DayKind {
  if (HOLIDAYS.some(([from, to]) => day >= from && day <= to)) return 'holiday';
  if (WORKED_WEEKEND_DAYS.includes(day)) return 'work';
  return (day + 3) % 7 >= 5 ? 'rest' : 'work'; // day 0 was a Thursday
}
