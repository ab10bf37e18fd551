/** Owns how long something took, in words: minutes, hours or days. */
import type { Locale } from '../lib/text';

const UNITS: readonly { readonly hours: number; readonly en: string; readonly zh: string }[] = [
  { hours: 24, en: ' d', zh: ' 天' },
  { hours: 1, en: ' h', zh: ' 小时' },
  { hours: 1 / 60, en: ' min', zh: ' 分钟' },
];

/** Places on a logarithmic axis of hours that people know by name. */
export const HOUR_TICKS: readonly number[] = [0.1, 0.25, 0.5, 1, 2, 4, 8, 24, 48, 96, 168, 336, 720, 1440, 4320, 8760];

/** Days from two days on, hours from one hour on, else minutes; three digits at most. "–" when not known. */
export function hoursText(hours: number, locale: Locale): string {
  if (!Number.isFinite(hours)) return '–';
  const unit = hours >= 48 ? UNITS[0] : hours >= 1 || hours === 0 ? UNITS[1] : UNITS[2];
  const value = hours / (unit?.hours ?? 1);
  return plain(value) + (unit?.[locale] ?? '');
}

/** Days with one decimal below ten. "–" when not known. */
export function daysText(days: number, locale: Locale): string {
  return Number.isFinite(days) ? `${plain(days)}${locale === 'zh' ? ' 天' : ' d'}` : '–';
}

function plain(value: number): string {
  return String(value >= 9.95 ? Math.round(value) : Math.round(value * 10) / 10);
}
