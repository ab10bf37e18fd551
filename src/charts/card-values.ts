/** Owns how values of indicators are written. */
import { formatCount, formatPercent } from '../lib/format';
import type { Interval } from '../lib/statistics';
import type { Locale } from '../lib/text';
import type { Indicator } from '../service/scorecard/indicators';

/** With its unit: 83.2%, 12.4 天, 312 per 10,000. */
export function indicatorText(value: number, { unit }: Pick<Indicator, 'unit'>, locale: Locale): string {
  if (!Number.isFinite(value)) return '–';
  if (unit.en === '%') return formatPercent(value, locale, 1);
  const number = Math.abs(value) >= 100 ? formatCount(value, locale) : value.toFixed(1).replace('-', '−');
  return locale === 'zh' ? `${number}${unit.zh}` : `${number} ${unit.en}`;
}

/** 79.1 – 84.6: bounds without their unit, which stands beside. */
export function intervalText([lo, hi]: Interval, { unit }: Pick<Indicator, 'unit'>, locale: Locale): string {
  const write = (value: number): string => {
    const shown = unit.en === '%' ? 100 * value : value;
    return Math.abs(shown) >= 100 ? formatCount(shown, locale) : shown.toFixed(1).replace('-', '−');
  };
  return `${write(lo)} – ${write(hi)}`;
}

/** 0…100 with one decimal. */
export function pointsText(points: number): string {
  return Number.isFinite(points) ? points.toFixed(1) : '–';
}
