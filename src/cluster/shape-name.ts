/** Owns the names of load shapes: rules on a day's hours, both languages. */
import type { Text } from '../lib/text';

export type ShapeCode =
  | 'flat'
  | 'midday_dip'
  | 'night'
  | 'daytime_plateau'
  | 'double_peak'
  | 'morning_peak'
  | 'midday_peak'
  | 'afternoon_peak'
  | 'evening_peak'
  | 'night_peak';

export interface ShapeName {
  readonly code: ShapeCode;
  /** Hour with the highest mean, 0 … 23. */
  readonly peakHour: number;
  readonly text: Text;
}

const TEXTS: Readonly<Record<ShapeCode, Text>> = {
  flat: { en: 'Flat', zh: '平稳型' },
  midday_dip: { en: 'Midday dip (solar)', zh: '午间低谷型（光伏）' },
  night: { en: 'Night use', zh: '夜间型' },
  daytime_plateau: { en: 'Daytime plateau', zh: '日间平台型' },
  double_peak: { en: 'Double peak', zh: '早晚双峰型' },
  morning_peak: { en: 'Morning peak', zh: '早高峰型' },
  midday_peak: { en: 'Midday peak', zh: '午间高峰型' },
  afternoon_peak: { en: 'Afternoon peak', zh: '下午高峰型' },
  evening_peak: { en: 'Evening peak', zh: '晚高峰型' },
  night_peak: { en: 'Night peak', zh: '深夜高峰型' },
};

/** Names in which the hour of the peak says more. */
const WITH_HOUR: readonly ShapeCode[] = ['morning_peak', 'midday_peak', 'afternoon_peak', 'evening_peak', 'night_peak'];

/**
 * Name of a shape, by the first rule that holds; levels are multiples of the day's mean, hours count from their beginning.
 * 1. flat: no hour a third above or below the mean.
 * 2. night: at least 45 % of the energy in 22–6 h (a third would be even), and an hour there at 0.95 of the day's highest (street lamps burn as
 *    brightly in the evening).
 * 3. midday dip: 11–15 h at most 0.9 of 0–5 h, and 17–22 h at least 1.2.
 * 4. daytime plateau: at least 55 % in 8–18 h (even: 42 %), the highest hour there, and no hour of 9–16 h below 0.6 of the highest of them.
 * 5. double peak: highest hour of 5–11 h and of 17–22 h both at least 1.15 and 0.75 of the day's highest, and between them an hour at most
 *    0.85 of the lower.
 * 6. the hour of the peak: morning 5–11 h, midday 11–14 h, afternoon 14–17 h, evening 17–22 h, else night.
 * @param day any unit, at least one value a day, the first beginning at 00:00
 */
export function shapeName(day: ArrayLike<number>): ShapeName {
  const levels = hourlyLevels(day);
  const peakHour = highestHour(levels, 0, 24);
  const code = codeOf(levels, peakHour);
  const { en, zh } = TEXTS[code];
  if (!WITH_HOUR.includes(code)) return { code, peakHour, text: { en, zh } };
  return {
    code,
    peakHour,
    text: { en: `${en} (${String(peakHour).padStart(2, '0')}:00)`, zh: `${zh}（${String(peakHour)}时）` },
  };
}

function codeOf(levels: readonly number[], peakHour: number): ShapeCode {
  const at = (hour: number): number => levels[hour] ?? 0;
  const peak = at(peakHour);
  if (peak <= 4 / 3 && Math.min(...levels) >= 2 / 3) return 'flat';
  const isNight = Math.max(...levels.slice(22), ...levels.slice(0, 6)) >= 0.95 * peak;
  if (isNight && (2 * mean(levels, 22, 24) + 6 * mean(levels, 0, 6)) / 24 >= 0.45) return 'night';
  if (mean(levels, 11, 15) <= 0.9 * mean(levels, 0, 5) && mean(levels, 17, 22) >= 1.2) return 'midday_dip';
  const inside = levels.slice(9, 16);
  const isDay = peakHour >= 8 && peakHour < 18;
  if (isDay && (10 * mean(levels, 8, 18)) / 24 >= 0.55 && Math.min(...inside) >= 0.6 * Math.max(...inside))
    return 'daytime_plateau';
  const [morning, evening] = [highestHour(levels, 5, 11), highestHour(levels, 17, 22)];
  const lower = Math.min(at(morning), at(evening));
  const trough = Math.min(...levels.slice(morning, evening));
  if (lower >= 1.15 && lower >= 0.75 * peak && trough <= 0.85 * lower) return 'double_peak';
  if (peakHour < 5 || peakHour >= 22) return 'night_peak';
  if (peakHour < 11) return 'morning_peak';
  if (peakHour < 14) return 'midday_peak';
  return peakHour < 17 ? 'afternoon_peak' : 'evening_peak';
}

/** Mean of each hour over the mean of the day; all 1 when the day is 0. */
function hourlyLevels(day: ArrayLike<number>): number[] {
  const slots = day.length;
  const hours = Array.from({ length: 24 }, (_, hour) => {
    const from = Math.floor((hour * slots) / 24);
    const to = Math.max(from + 1, Math.floor(((hour + 1) * slots) / 24));
    let sum = 0;
    for (let slot = from; slot < to; slot++) sum += day[slot] ?? 0;
    return sum / (to - from);
  });
  const level = mean(hours, 0, 24);
  return hours.map((hour) => (level > 0 ? hour / level : 1));
}

function mean(levels: readonly number[], from: number, to: number): number {
  return levels.slice(from, to).reduce((sum, level) => sum + level, 0) / (to - from);
}

function highestHour(levels: readonly number[], from: number, to: number): number {
  let highest = from;
  for (let hour = from; hour < to; hour++) if ((levels[hour] ?? 0) > (levels[highest] ?? 0)) highest = hour;
  return highest;
}
