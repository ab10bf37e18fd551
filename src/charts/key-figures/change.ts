/** Owns 同比 and 环比 of a figure: what is compared with what, complete months only. */
import { addMonths } from '../../model/usage-window';
import { Z95 } from '../../lib/statistics';
import type { FigureId, Measured, MonthMeasured } from './query';

/** First and last month, yyyy-MM-dd of their first days; equal for one month. */
export type Span = readonly [from: string, to: string];

export interface Change {
  /** now ÷ before − 1; of a share, now − before (0.02 = two percentage points). */
  readonly change: number;
  readonly isPoints: boolean;
  /** Of a share: the difference lies within what so few answers give by chance (two-sided z test of two shares, 95 %). */
  readonly isChance: boolean;
  readonly now: Span;
  readonly before: Span;
}

export interface Changes {
  /** 同比: the last twelve complete months against the twelve before, or without those the last one against that of a year before. */
  readonly year: Change | null;
  /** 环比: the last complete month against the one before. */
  readonly month: Change | null;
}

/** Months that may be compared: within the complete ones of usage, for what is billed by the month. */
export function completeMonths(id: FigureId, months: readonly MonthMeasured[], complete: Span | null): readonly MonthMeasured[] {
  if (id === 'satisfaction' || id === 'complaints') return months;
  return complete === null ? [] : months.filter(({ period }) => period >= complete[0] && period <= complete[1]);
}

/**
 * @param months complete ones, ascending; a month that is missing in between is compared with nothing
 * @param least answers below which a month of a share says nothing
 */
export function changesOf(id: FigureId, months: readonly MonthMeasured[], least: number): Changes {
  const last = months[months.length - 1]?.period;
  // Of arrears only today's are known; a bill's month says nothing of when it was owed.
  if (last === undefined || id === 'arrears') return { year: null, month: null };
  const byPeriod = new Map(months.map((month) => [month.period, month]));
  const isPoints = id === 'satisfaction';
  const add = ([from, to]: Span): Measured | null => {
    let [value, base, n] = [0, 0, 0];
    for (let period = from; period <= to; period = addMonths(period, 1)) {
      const month = byPeriod.get(period);
      if (month === undefined) return null;
      value += month.value;
      base += month.base;
      n += month.n;
    }
    return isPoints && n < least ? null : { value, base, n };
  };
  // Plain sums have the base 1 in every month.
  const shown = ({ value, base }: Measured): number => (isRatio(id) ? value / base : value);
  const compare = (now: Span, before: Span): Change | null => {
    const [a, b] = [add(now), add(before)];
    if (a === null || b === null) return null;
    const change = isPoints ? shown(a) - shown(b) : shown(b) > 0 ? shown(a) / shown(b) - 1 : NaN;
    if (!Number.isFinite(change)) return null;
    return { change, isPoints, isChance: isPoints && isWithinChance(a, b), now, before };
  };
  const one = (back: number): Span => [addMonths(last, -back), addMonths(last, -back)];
  // How many customers there are is a state: twelve months of it do not add up.
  const twelve = id === 'customers' ? null : compare([addMonths(last, -11), last], [addMonths(last, -23), addMonths(last, -12)]);
  return { year: twelve ?? compare(one(0), one(12)), month: compare(one(0), one(1)) };
}

function isRatio(id: FigureId): boolean {
  return id === 'price' || id === 'satisfaction' || id === 'complaints';
}

/** Both shares, with the variance of their pooled share. */
function isWithinChance(a: Measured, b: Measured): boolean {
  const pooled = (a.value + b.value) / (a.base + b.base);
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / a.base + 1 / b.base));
  return Math.abs(a.value / a.base - b.value / b.base) <= Z95 * spread;
}
