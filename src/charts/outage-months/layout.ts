/** Owns the columns of interruptions by month. */
import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { Locale } from '../../lib/text';
import { monthTicks } from '../month-ticks';
import { outageDuration } from '../outage-duration';
import { textWidth, widestText } from '../text-width';
import type { Tick } from '../tick';
import { MEASURES, type Measure, type OutageMonth, type OutageMonths } from './query';
import * as text from './text';

export interface MonthColumn {
  readonly month: OutageMonth;
  readonly x: number;
  readonly width: number;
  /** Tops of the whole column and of its planned part, px. */
  readonly top: number;
  readonly plannedTop: number;
  /** Below the axis; empty where labels would touch. */
  readonly label: string;
  readonly labelX: number;
  readonly value: string;
  readonly spoken: string;
}

export interface MonthsLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly ticks: readonly Tick[];
  readonly columns: readonly MonthColumn[];
  readonly heading: string;
}

export function shownMeasure(measure: string): Measure {
  return MEASURES.find((one) => one === measure) ?? 'saidi';
}

/** Positions in px. */
export function layoutMonths(input: {
  readonly data: OutageMonths;
  readonly measure: Measure;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}): MonthsLayout {
  const { data, measure, locale, width, height, fontPx } = input;
  const { months } = data;
  const most = max(months, (month) => month[measure]) ?? 0;
  const write = (value: number): string => (measure === 'saidi' ? outageDuration(value, locale, most) : value.toFixed(2));
  const scale = scaleLinear([0, most > 0 ? most : 1], [0, 1]).nice(4);
  const marks = scale.ticks(4);
  const left = widestText(marks.map(write), fontPx) + 0.9 * fontPx;
  const right = width - 0.6 * fontPx;
  const top = 2.4 * fontPx;
  const bottom = height - 1.9 * fontPx;
  const y = (value: number): number => bottom - scale(value) * (bottom - top);
  const step = (right - left) / Math.max(1, months.length);
  const middles = months.map((_, i) => left + (i + 0.5) * step);
  const ticks = monthTicks(
    months.map(({ month }) => month),
    middles,
    right - left,
    fontPx,
    locale,
  );
  const showsValues =
    widestText(
      months.map((month) => write(month[measure])),
      fontPx,
    ) +
      2 <=
    step;
  return {
    left,
    right,
    top,
    bottom,
    ticks: marks.map((value) => ({ at: y(value), label: write(value) })),
    heading: text.names[measure][locale],
    columns: months.map((month, i) => ({
      month,
      x: left + i * step + 0.14 * step,
      width: 0.72 * step,
      top: y(month[measure]),
      plannedTop: y(measure === 'saidi' ? month.plannedSaidi : month.plannedSaifi),
      label: ticks.find(({ at }) => at === middles[i])?.label ?? '',
      labelX: Math.min(middles[i] ?? left, width - textWidth(month.month, fontPx) / 2 - 2),
      value: showsValues ? write(month[measure]) : '',
      spoken: text.spoken[locale](month.month, outageDuration(month.saidi, locale), month.saifi.toFixed(2)),
    })),
  };
}
