/** Owns how numbers, quantities, dates and hours are written on screen in both languages (DOMAIN.md §8). */
import type { Locale, Text } from './text';

/** What stands for a value that is not known. */
export const UNKNOWN = '–';

/** A step of a scale of units: from `from` upwards a value is divided by `by` and followed by `suffix`. Ascending. */
interface Step {
  readonly from: number;
  readonly by: number;
  readonly suffix: string;
}

type Scale = Readonly<Record<Locale, readonly Step[]>>;

const PLAIN: Scale = {
  en: [
    { from: 0, by: 1, suffix: '' },
    { from: 1e4, by: 1e3, suffix: 'k' },
    { from: 1e6, by: 1e6, suffix: 'M' },
    { from: 1e9, by: 1e9, suffix: 'B' },
  ],
  zh: [
    { from: 0, by: 1, suffix: '' },
    { from: 1e4, by: 1e4, suffix: '万' },
    { from: 1e8, by: 1e8, suffix: '亿' },
  ],
};

const ENERGY: Scale = {
  en: [
    { from: 0, by: 1, suffix: ' kWh' },
    { from: 1e4, by: 1e3, suffix: ' MWh' },
    { from: 1e6, by: 1e6, suffix: ' GWh' },
    { from: 1e9, by: 1e9, suffix: ' TWh' },
  ],
  zh: PLAIN.zh.map((step) => ({ ...step, suffix: step.suffix === '' ? ' kWh' : `${step.suffix}kWh` })),
};

const POWER: Scale = {
  en: [
    { from: 0, by: 1, suffix: ' kW' },
    { from: 1e4, by: 1e3, suffix: ' MW' },
    { from: 1e6, by: 1e6, suffix: ' GW' },
  ],
  zh: PLAIN.zh.map((step) => ({ ...step, suffix: step.suffix === '' ? ' kW' : `${step.suffix}kW` })),
};

/** Three significant digits with the locale's steps: 12.3k / 1.23万; below 10 000 in full: 1,234. NaN is "–". */
export function formatNumber(value: number, locale: Locale): string {
  return scaled(value, PLAIN[locale]);
}

/** A count in full with thousands separators (12,345), the same in both languages; rounded to a whole. NaN is "–". */
export function formatCount(value: number, _locale: Locale): string {
  return Number.isFinite(value) ? grouped(value, 0) : UNKNOWN;
}

/** @param kwh energy in kWh → 3,520 kWh, 12.3 MWh / 1.23万kWh, 4.56 GWh / 456万kWh, 亿kWh. NaN is "–". */
export function formatEnergy(kwh: number, locale: Locale): string {
  return scaled(kwh, ENERGY[locale]);
}

/** @param kw power in kW → 0.45 kW, 1,250 kW, 12.5 MW / 1.25万kW. NaN is "–". */
export function formatPower(kw: number, locale: Locale): string {
  return scaled(kw, POWER[locale]);
}

/** English units that are counted, and one of them. */
const ONE: Readonly<Record<string, string>> = { times: 'time', years: 'year', months: 'month', days: 'day', points: 'point' };

/**
 * A quantity in a fact's own unit. kWh and kW climb their own scale of units; money in 元 is 1.2万元 / 12k yuan;
 * a share (占比) is a percentage; an hour of the day (h / 时) is 18:30.
 * @param unit FactField.unit; undefined for a bare number
 */
export function formatQuantity(value: number, unit: Text | undefined, locale: Locale): string {
  if (unit === undefined) return formatNumber(value, locale);
  if (unit.en === 'kWh') return formatEnergy(value, locale);
  if (unit.en === 'kW') return formatPower(value, locale);
  if (unit.en === 'share') return formatPercent(value, locale);
  if (unit.zh === '时') return formatHour(value);
  const number = formatNumber(value, locale);
  if (!Number.isFinite(value)) return number;
  const one = locale === 'en' && number === '1' ? ONE[unit.en] : undefined;
  return one === undefined ? withUnit(number, unit, locale) : `1 ${one}`;
}

/** Chinese sets no space before a Chinese unit, and none before % in either language. */
function withUnit(number: string, unit: Text | undefined, locale: Locale): string {
  const name = unit?.[locale] ?? '';
  return name === '' || name === '%' || /^[㐀-鿿]/.test(name) ? number + name : `${number} ${name}`;
}

/**
 * A quantity in its unit as it is, for who compares it with a threshold: 12,345.67 kWh, never 12.3 MWh. Two decimals at most, four below 1;
 * a share (占比) is a percentage with one decimal, an hour of the day 18:30. NaN is "–".
 */
export function formatExact(value: number, unit: Text | undefined, locale: Locale): string {
  if (!Number.isFinite(value)) return UNKNOWN;
  if (unit?.en === 'share') return `${trimmed(grouped(value * 100, 1))}%`;
  if (unit?.zh === '时') return formatHour(value);
  return withUnit(trimmed(grouped(value, Math.abs(value) < 1 ? 4 : 2)), unit, locale);
}

/**
 * @param share 0…1 → whole percents from 10 % on, one decimal below, two below 1 %. What is not 0 or 1 is never written as 0 % or 100 %.
 * @param digits decimals, when a column wants all alike
 */
export function formatPercent(share: number, _locale: Locale, digits?: number): string {
  if (!Number.isFinite(share)) return UNKNOWN;
  const percent = share * 100;
  if (digits !== undefined) return `${grouped(percent, digits)}%`;
  const size = Math.abs(percent);
  if (size > 0 && size < 0.005) return percent > 0 ? '<0.01%' : '−0.01%';
  if (size > 99.95 && size < 100) return percent > 0 ? '>99.9%' : '−99.9%';
  return `${grouped(percent, size === 0 ? 0 : size < 0.995 ? 2 : size < 9.95 || (size > 99 && size < 100) ? 1 : 0)}%`;
}

/** @param hour hours since midnight, 0…24 → 18:30; 24 is the end of the day, 24:00. */
export function formatHour(hour: number): string {
  if (!Number.isFinite(hour)) return UNKNOWN;
  const minutes = Math.round(hour * 60);
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function scaled(value: number, scale: readonly Step[]): string {
  if (!Number.isFinite(value)) return UNKNOWN;
  // Rounding first lets 9 999.6 and 999 960 climb to the next unit instead of showing 1,000 of the lower one.
  const size = Math.abs(significant(value));
  const step = scale.reduce((held, next) => (size >= next.from ? next : held));
  const shown = significant(value / step.by);
  const digits = Math.abs(shown);
  const decimals = digits === 0 || digits >= 100 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(digits)));
  return trimmed(grouped(shown, Math.min(decimals, 6))) + step.suffix;
}

/** Three significant digits; four-digit values keep their fourth. */
function significant(value: number): number {
  const whole = Math.round(value);
  return Math.abs(whole) >= 1000 && Math.abs(whole) < 10000 ? whole : Number(value.toPrecision(3));
}

function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Fixed decimals with thousands separators and a real minus sign; −0 is 0. */
function grouped(value: number, decimals: number): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
