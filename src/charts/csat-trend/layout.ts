/** Owns the geometry of satisfaction by month: a line in the band of its intervals, broken where too few answered, and the answers below. */
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { formatCount } from '../../lib/format';
import type { Locale } from '../../lib/text';
import type { GroupAnswers } from '../../service/satisfaction/answers';
import { estimateOf, rangeOf, type Estimate, type Measure } from '../../service/satisfaction/measure';
import { writerOf } from '../answer-measure';
import type { ChartContext } from '../chart';
import { monthTicks } from '../month-ticks';
import { widestText } from '../text-width';
import type { Tick } from '../tick';
import type { CsatTrend } from './query';

export interface MonthMark {
  readonly month: string;
  readonly x: number;
  readonly answers: GroupAnswers;
  /** Null below the small group. */
  readonly estimate: Estimate | null;
  readonly few: boolean;
  readonly y: number;
  readonly loY: number;
  readonly hiY: number;
  /** Top of the column of answers, px. */
  readonly nY: number;
}

export interface CsatTrendLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Base of the columns of answers. */
  readonly baseY: number;
  readonly columnWidth: number;
  readonly marks: readonly MonthMark[];
  readonly path: string;
  readonly band: string;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** The tallest column, in words. */
  readonly most: string;
  write(value: number): string;
}

export interface CsatTrendInput {
  readonly data: CsatTrend;
  readonly measure: Measure;
  readonly context: ChartContext;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** Answers of a month that the measure is made of. */
export function answersOf(month: CsatTrend['months'][number], measure: Measure): GroupAnswers {
  return measure === 'nps' ? month.nps : month.overall;
}

export function layoutCsatTrend({ data, measure, context, locale, width, height, fontPx }: CsatTrendInput): CsatTrendLayout {
  const { smallGroup } = context;
  const write = writerOf(measure, context, locale);
  const top = 2.2 * fontPx;
  const baseY = height - 1.9 * fontPx;
  const columnsPx = 2.6 * fontPx;
  const bottom = Math.max(top + 40, baseY - columnsPx - 1.8 * fontPx);
  const y = scaleLinear(rangeOf(measure), [bottom, top]);
  const values = y.ticks(Math.max(2, Math.min(5, Math.floor((bottom - top) / (2.2 * fontPx)))));
  const left = Math.ceil(widestText(values.map(write), fontPx)) + 10;
  const right = width - 0.8 * fontPx;
  const step = (right - left) / Math.max(1, data.months.length);
  const counts = data.months.map((month) => answersOf(month, measure).answered);
  const most = Math.max(1, ...counts);
  const marks = data.months.map((month, i): MonthMark => {
    const answers = answersOf(month, measure);
    const estimate = estimateOf(answers, measure, smallGroup);
    const [lo, hi] = estimate?.interval ?? [NaN, NaN];
    return {
      ...{ month: month.month, x: left + (i + 0.5) * step, answers, estimate },
      few: answers.answered < 2 * smallGroup,
      y: y(estimate?.value ?? NaN),
      loY: y(lo),
      hiY: y(hi),
      nY: baseY - (columnsPx * answers.answered) / most,
    };
  });
  const isThere = ({ estimate }: MonthMark): boolean => estimate !== null;
  const xs = marks.map(({ x }) => x);
  return {
    ...{ left, right, top, bottom, baseY, marks, write },
    columnWidth: Math.max(2, Math.min(0.6 * step, 2.4 * fontPx)),
    path:
      line<MonthMark>()
        .defined(isThere)
        .x((mark) => mark.x)
        .y((mark) => mark.y)(marks) ?? '',
    band:
      area<MonthMark>()
        .defined(isThere)
        .x((mark) => mark.x)
        .y0((mark) => mark.loY)
        .y1((mark) => mark.hiY)(marks) ?? '',
    xTicks: monthTicks(
      data.months.map(({ month }) => month),
      xs,
      right - left,
      fontPx,
      locale,
    ),
    yTicks: values.map((value) => ({ at: y(value), label: write(value) })),
    most: formatCount(most, locale),
  };
}
