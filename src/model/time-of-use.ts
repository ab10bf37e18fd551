/** Owns the time-of-use table: which period of price each half hour of the day belongs to, and the prices. */

export const PERIODS = ['sharp', 'peak', 'flat', 'valley'] as const;
export type Period = (typeof PERIODS)[number];

/** Half hours of a day. */
export const HALF_HOURS = 48;
/** One letter for each period, in the order of PERIODS: s, p, f, v. */
const LETTERS = 'spfv';

export interface TimeOfUse {
  /** One period for each half hour from 00:00. */
  readonly halfHours: readonly Period[];
  /** Per kWh, in the money of the table; null where no price is given. */
  readonly prices: Readonly<Record<Period, number | null>>;
}

/** A stretch of the day in one period; hours from midnight. */
export interface PeriodRun {
  readonly period: Period;
  readonly from: number;
  readonly to: number;
}

/**
 * An assumption, to be replaced by the local table: peak 08–12 and 17–21, valley 00–08, flat otherwise; valley at 0.4 of the flat price and
 * peak at 1.6 of it, a spread of 4 : 1; no sharp peak.
 */
export const DEFAULT_HOURS = `${'v'.repeat(16)}${'p'.repeat(8)}${'f'.repeat(10)}${'p'.repeat(8)}${'f'.repeat(6)}`;
export const DEFAULT_PRICES = '1.25 1.04 0.65 0.26';
/** The same as multiples of the flat price, for files that are not of yuan. */
export const RELATIVE_PRICES = '1.92 1.6 1 0.4';

/**
 * Reads a saved table; what does not make sense falls back to the default.
 * @param hours 48 letters of s, p, f, v
 * @param prices four numbers in the order of PERIODS, `-` for none
 */
export function readTimeOfUse(hours: string, prices: string): TimeOfUse {
  const letters = /^[spfv]{48}$/.test(hours) ? hours : DEFAULT_HOURS;
  const parts = prices.split(' ');
  const values = (parts.length === PERIODS.length ? parts : DEFAULT_PRICES.split(' ')).map((part) => {
    const value = Number(part);
    return part !== '-' && part !== '' && Number.isFinite(value) && value >= 0 ? value : null;
  });
  return {
    halfHours: Array.from(letters, (letter) => PERIODS[LETTERS.indexOf(letter)] ?? 'flat'),
    prices: { sharp: values[0] ?? null, peak: values[1] ?? null, flat: values[2] ?? null, valley: values[3] ?? null },
  };
}

export function hoursText(halfHours: readonly Period[]): string {
  return halfHours.map((period) => LETTERS[PERIODS.indexOf(period)] ?? 'f').join('');
}

export function pricesText(prices: TimeOfUse['prices']): string {
  return PERIODS.map((period) => (prices[period] === null ? '-' : String(prices[period]))).join(' ');
}

/** The day as stretches, from midnight to midnight. */
export function periodRuns(halfHours: readonly Period[]): PeriodRun[] {
  const runs: { period: Period; from: number; to: number }[] = [];
  halfHours.forEach((period, at) => {
    const last = runs[runs.length - 1];
    if (last?.period === period) last.to = (at + 1) / 2;
    else runs.push({ period, from: at / 2, to: (at + 1) / 2 });
  });
  return runs;
}

/** The half hours of stretches that begin at the given half hours, each until the next; the first begins at midnight whatever it says. */
export function fromStarts(starts: readonly { readonly at: number; readonly period: Period }[]): Period[] {
  const sorted = [...starts].sort((a, b) => a.at - b.at);
  return Array.from({ length: HALF_HOURS }, (_, half) => {
    const reached = sorted.filter(({ at }) => at <= half);
    return (reached[reached.length - 1] ?? sorted[0])?.period ?? 'flat';
  });
}

/** What part of each of `slots` equal slots of the day lies in a period, 0…1: an hour may be half peak and half flat. */
export function slotShares(halfHours: readonly Period[], period: Period, slots: number): number[] {
  const fine = 96;
  return Array.from({ length: slots }, (_, slot) => {
    const [from, to] = [(slot * fine) / slots, ((slot + 1) * fine) / slots];
    let inside = 0;
    for (let quarter = from; quarter < to; quarter++) if (halfHours[Math.floor(quarter / 2)] === period) inside++;
    return inside / (to - from);
  });
}
