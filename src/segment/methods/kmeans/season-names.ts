/** Owns the names of yearly courses: the months in which more is used than in the others. */
import type { Text } from '../../../lib/text';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A course within these multiples of its mean has no season worth a name. */
const EVEN = { low: 0.85, high: 1.15 };

/** Months as texts, January first. */
export function monthText(month: number): Text {
  return { en: MONTHS[month] ?? '', zh: `${String(month + 1)}月` };
}

/** @param shares of the twelve months, January first, in any unit; with how far the highest is above the mean */
export function seasonName(shares: ArrayLike<number>): Text {
  const values = Array.from({ length: 12 }, (_, month) => shares[month] ?? 0);
  const mean = values.reduce((sum, value) => sum + value, 0) / 12;
  const levels = values.map((value) => (mean > 0 ? value / mean : 1));
  const highest = Math.max(...levels);
  if (highest <= EVEN.high && Math.min(...levels) >= EVEN.low) return { en: 'Even through the year', zh: '全年平稳' };
  const runs = highRuns(levels, 1 + 0.6 * (highest - 1));
  const times = highest.toFixed(1);
  return {
    en: `Peak ${runs.map((run) => runText(run).en).join(' and ')} (${times} × mean)`,
    zh: `${runs.map((run) => runText(run).zh).join('、')}高峰（均值 ${times} 倍）`,
  };
}

/** Runs of months at or above the limit, December and January next to each other; the one with the highest month first. */
function highRuns(levels: readonly number[], limit: number): { readonly from: number; readonly to: number }[] {
  const isHigh = (month: number): boolean => (levels[(month + 12) % 12] ?? 0) >= limit;
  const starts = levels.flatMap((_, month) => (isHigh(month) && !isHigh(month - 1) ? [month] : []));
  const runs = starts.map((from) => {
    let to = from;
    while (isHigh(to + 1) && to + 1 < from + 12) to++;
    return { from, to, top: Math.max(...levels.filter((_, month) => (month - from + 12) % 12 <= to - from)) };
  });
  return runs.sort((a, b) => b.top - a.top).slice(0, 2);
}

function runText({ from, to }: { readonly from: number; readonly to: number }): Text {
  const [first, last] = [from % 12, to % 12];
  if (from === to) return monthText(first);
  return { en: `${MONTHS[first] ?? ''}–${MONTHS[last] ?? ''}`, zh: `${String(first + 1)}–${String(last + 1)}月` };
}
