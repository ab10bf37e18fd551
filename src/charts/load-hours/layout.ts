/** Owns the geometry of the heat map of hours by days. */
import { formatHour } from '../../lib/format';
import { headHeight, heatScale, type HeatScale, type HeatValues } from '../heat-grid';
import { textWidth } from '../text-width';
import type { Tick } from '../tick';
import type { HourDays } from './query';

export interface HoursLayout {
  readonly heat: HeatValues;
  readonly scale: HeatScale;
  readonly box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

/** Positions in px. @param heading stands above, beside the legend */
export function layoutHours(
  { days, slots, kw }: HourDays,
  width: number,
  height: number,
  fontPx: number,
  heading = '',
): HoursLayout {
  const left = Math.ceil(textWidth('00:00', fontPx)) + 10;
  const top = headHeight(heading, width, fontPx);
  const right = width - 1.6 * fontPx;
  const bottom = Math.max(top + 20, height - 1.9 * fontPx);
  const hourPx = (bottom - top) / 24;
  const everyHours = [1, 2, 3, 4, 6, 12].find((hours) => hours * hourPx >= 1.3 * fontPx) ?? 24;
  const dayPx = (right - left) / Math.max(1, days.length);
  return {
    heat: { rows: slots, columns: days.length, values: kw },
    scale: heatScale(kw),
    box: { left, top, right, bottom },
    xTicks: dayTicks(days, dayPx, fontPx).map(({ column, label }) => ({ at: left + (column + 0.5) * dayPx, label })),
    yTicks: Array.from({ length: 24 / everyHours }, (_, at) => at * everyHours).map((hour) => ({
      at: top + hour * hourPx,
      label: formatHour(hour),
    })),
  };
}

/** Mondays of few weeks (09-14), firsts of months of many (2026-09). */
function dayTicks(days: readonly string[], dayPx: number, fontPx: number): { column: number; label: string }[] {
  const isLong = days.length > 70;
  const wanted = days.flatMap((day, column) => {
    if (isLong) return day.endsWith('-01') ? [{ column, label: day.slice(0, 7) }] : [];
    const isMonday = new Date(`${day}T00:00:00Z`).getUTCDay() === 1;
    return isMonday || days.length <= 10 ? [{ column, label: day.slice(5) }] : [];
  });
  const list = wanted.length > 0 ? wanted : [{ column: 0, label: days[0]?.slice(isLong ? 0 : 5) ?? '' }];
  const widest = textWidth(isLong ? '2026-10' : '10-10', fontPx) + 0.8 * fontPx;
  const gap = list.length > 1 ? ((list[1]?.column ?? 1) - (list[0]?.column ?? 0)) * dayPx : Infinity;
  const every = Math.max(1, Math.ceil(widest / gap));
  return list.filter((_, at) => at % every === 0);
}
