/** Owns the labels of a month axis: years at January, months between them, as many as have room. */
import type { Locale } from '../lib/text';
import { textWidth } from './text-width';
import type { Tick } from './tick';

const ENGLISH = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `2025-11-01` → 2025-11 */
export function monthText(month: string): string {
  return month.slice(0, 7);
}

/**
 * @param months contiguous first days, yyyy-MM-dd
 * @param xs their middles, px
 */
export function monthTicks(
  months: readonly string[],
  xs: readonly number[],
  widthPx: number,
  fontPx: number,
  locale: Locale,
): Tick[] {
  const room = Math.max(1, Math.floor(widthPx / (1.35 * textWidth('2025-11', fontPx))));
  const every = [1, 2, 3, 6, 12, 24, 60].find((step) => months.length / step <= room) ?? 120;
  const monthOf = (month: string): number => Number(month.slice(5, 7)) - 1;
  const counted = (month: string): number => Number(month.slice(0, 4)) * 12 + monthOf(month);
  const marked = months.flatMap((month, i) => (counted(month) % every === 0 ? [{ month, at: xs[i] ?? 0 }] : []));
  return marked.map(({ month, at }, i) => {
    const isYear = monthOf(month) === 0;
    const name = locale === 'zh' ? `${String(monthOf(month) + 1)}月` : (ENGLISH[monthOf(month)] ?? '');
    // The first one says the year, so that no label stands without one.
    const label = isYear ? (locale === 'zh' ? `${month.slice(0, 4)}年` : month.slice(0, 4)) : i === 0 ? monthText(month) : name;
    return { at, label };
  });
}
