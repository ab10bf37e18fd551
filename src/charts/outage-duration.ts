/** Owns how time without supply is written. */
import { formatCount } from '../lib/format';
import type { Locale } from '../lib/text';

/** Minutes up to this are minutes; more are hours. */
const MOST_MINUTES = 120;
const MINUTES_OF_HOUR = 60;

/** @param largest the largest of those side by side, so that all have one unit */
export function outageDuration(minutes: number, locale: Locale, largest = minutes): string {
  if (!Number.isFinite(minutes)) return '–';
  if (largest > MOST_MINUTES) {
    const hours = minutes / MINUTES_OF_HOUR;
    const most = largest / MINUTES_OF_HOUR;
    const text = most >= 100 ? formatCount(hours, locale) : hours.toFixed(most >= 10 ? 1 : 2);
    return locale === 'zh' ? `${text}小时` : `${text} h`;
  }
  const text = minutes >= 10 || minutes === 0 ? formatCount(minutes, locale) : minutes.toFixed(1);
  return locale === 'zh' ? `${text}分钟` : `${text} min`;
}
