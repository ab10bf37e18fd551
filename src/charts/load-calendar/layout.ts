/** Owns the geometry of the calendar of daily energy: months by days of the month. */
import { headHeight, heatScale, type HeatScale, type HeatValues } from '../heat-grid';
import { textWidth } from '../text-width';
import type { Tick } from '../tick';
import type { EnergyDay } from './query';

export interface CalendarLayout {
  /** Rows are months, columns days 1 … 31; values are kWh per customer. */
  readonly heat: HeatValues;
  readonly scale: HeatScale;
  /** yyyy-MM of each row. */
  readonly months: readonly string[];
  readonly box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** Centres of the public holidays, px. */
  readonly holidays: readonly { readonly x: number; readonly y: number; readonly day: string }[];
}

const DAYS = 31;
/** A row is no higher, px of text: few months do not make a wall. */
const MOST_ROW_EM = 6;

/** Positions in px. @param heading stands above, beside the legend. Every month from the first to the last has its row, also one without any day. */
export function layoutCalendar(
  days: readonly EnergyDay[],
  width: number,
  height: number,
  fontPx: number,
  heading = '',
): CalendarLayout {
  const months = monthsBetween(days[0]?.day.slice(0, 7) ?? '', days[days.length - 1]?.day.slice(0, 7) ?? '');
  const rowOf = new Map(months.map((month, row) => [month, row]));
  const values = new Float64Array(months.length * DAYS).fill(NaN);
  for (const { day, kwh, customers } of days) {
    const row = rowOf.get(day.slice(0, 7));
    if (row !== undefined && customers > 0) values[row * DAYS + Number(day.slice(8)) - 1] = kwh / customers;
  }
  const left = Math.ceil(textWidth('2026-10', fontPx)) + 10;
  const top = headHeight(heading, width, fontPx);
  const right = width - 4;
  const bottom = Math.max(top + 20, Math.min(height - 1.9 * fontPx, top + months.length * MOST_ROW_EM * fontPx));
  const [cellWidth, cellHeight] = [(right - left) / DAYS, (bottom - top) / Math.max(1, months.length)];
  const everyRow = Math.ceil((1.25 * fontPx) / cellHeight);
  const everyDay = cellWidth > 1.5 * fontPx ? 1 : 5;
  return {
    heat: {
      ...{ rows: months.length, columns: DAYS, values },
      isVoid: (row, column) => column + 1 > lastDay(months[row] ?? ''),
    },
    scale: heatScale(values),
    months,
    box: { left, top, right, bottom },
    xTicks: Array.from({ length: DAYS }, (_, at) => at + 1)
      .filter((day) => everyDay === 1 || day === 1 || day % everyDay === 0)
      .map((day) => ({ at: left + (day - 0.5) * cellWidth, label: String(day) })),
    yTicks: months
      .map((month, row) => ({ at: top + (row + 0.5) * cellHeight, label: month }))
      .filter((_, row) => row % everyRow === 0),
    holidays: days.flatMap(({ day, kind }) => {
      const row = rowOf.get(day.slice(0, 7));
      if (kind !== 'holiday' || row === undefined) return [];
      return [{ day, x: left + (Number(day.slice(8)) - 0.5) * cellWidth, y: top + (row + 0.5) * cellHeight }];
    }),
  };
}

/** yyyy-MM from the first to the last, both included; none when either is no month. */
export function monthsBetween(first: string, last: string): string[] {
  const number = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  if (!/^\d{4}-\d{2}$/.test(first) || !/^\d{4}-\d{2}$/.test(last)) return [];
  const from = number(first);
  return Array.from({ length: Math.max(0, number(last) - from + 1) }, (_, i) => {
    const at = from + i;
    return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}

/** Days of a month yyyy-MM. */
function lastDay(month: string): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
}
