/** Owns what the trend shows of a month: the chosen measure, hidden where too few stand behind it, or its change on the year before. */
import { addMonths } from '../../model/usage-window';
import type { ChartContext } from '../chart';
import type { Dominated } from '../dominated';
import type { Trend, TrendOptions, TrendPoint } from './query';

export type Measure = TrendOptions['measure'];

/** A shown value and the customers behind it; value NaN where there is none to show. */
export interface Reading {
  readonly value: number;
  readonly n: number;
}

export interface Series {
  readonly key: string;
  /** One a month. */
  readonly readings: readonly Reading[];
  /** Most customers of a month. */
  readonly customers: number;
}

/** n below which a month of a segment is hidden; where a region or a row stands for one customer, a few are no few people. */
export function leastOf({ model, smallGroup }: ChartContext): number {
  return model.grain === 'customer' ? smallGroup : 0;
}

/** Measures for which some month has figures, in the order of the control. */
export function measuresOf({ series }: Trend): Measure[] {
  const some = (has: (point: TrendPoint) => boolean): boolean =>
    series.some(({ points }) => points.some((point) => point !== null && has(point)));
  return [
    ...(some(({ kwhKnown }) => kwhKnown > 0) ? (['energy'] as const) : []),
    ...(some(({ amountKnown }) => amountKnown > 0) ? (['bill'] as const) : []),
    ...(some(({ pricedKwh }) => pricedKwh > 0) ? (['price'] as const) : []),
    ...(some(({ kwhKnown }) => kwhKnown > 0) ? (['each'] as const) : []),
  ];
}

/** The measure that is shown: the chosen one, or the first that the data has. */
export function shownMeasure(trend: Trend, wanted: Measure): Measure {
  const has = measuresOf(trend);
  return has.includes(wanted) ? wanted : (has[0] ?? 'energy');
}

/**
 * Series of which some month is large enough; those of fewer customers are named in `hidden`, those mostly of one customer in `dominated`. When none is large enough, all are shown
 * month for month as they are (`allSmall`).
 */
export function readSeries(
  trend: Trend,
  measure: Measure,
  smallGroup: number,
  dominated?: Dominated,
): {
  readonly shown: readonly Series[];
  readonly hidden: readonly string[];
  readonly dominated: readonly string[];
  readonly allSmall: boolean;
} {
  const all = trend.series.map(({ key, points }): Series => {
    const readings = points.map((point) => readingOf(point, measure));
    return { key, readings, customers: Math.max(0, ...readings.map(({ n }) => n)) };
  });
  const large = all.filter(({ customers }) => customers >= smallGroup);
  const known = all.filter(({ customers }) => customers > 0);
  if (large.length === 0) return { shown: known, hidden: [], dominated: [], allSmall: known.length > 0 };
  const hideSmall = (reading: Reading): Reading => (reading.n < smallGroup ? { value: NaN, n: reading.n } : reading);
  const isDominated = ({ key }: Series): boolean => dominated?.keys.has(key) === true;
  return {
    shown: large
      .filter((series) => !isDominated(series))
      .map((series) => ({ ...series, readings: series.readings.map(hideSmall) })),
    hidden: known.filter(({ customers }) => customers < smallGroup).map(({ key }) => key),
    dominated: large.filter(isDominated).map(({ key }) => key),
    allSmall: false,
  };
}

function readingOf(point: TrendPoint | null, measure: Measure): Reading {
  if (point === null) return { value: NaN, n: 0 };
  switch (measure) {
    case 'energy':
      return { value: point.kwhKnown > 0 ? point.kwh : NaN, n: point.kwhKnown };
    case 'bill':
      return { value: point.amountKnown > 0 ? point.amount : NaN, n: point.amountKnown };
    case 'price':
      return { value: point.pricedKwh > 0 ? point.pricedAmount / point.pricedKwh : NaN, n: point.priced };
    case 'each':
      return { value: point.kwh / point.kwhKnown, n: point.kwhKnown };
  }
}

/** Whether some complete month has the same month a year before it, complete too. */
export function hasYearBefore({ months }: Pick<Trend, 'months'>, incomplete: readonly string[]): boolean {
  const complete = new Set(months.filter((month) => !incomplete.includes(month)));
  return [...complete].some((month) => complete.has(addMonths(month, -12)));
}

/** value ÷ that of the same month a year before − 1; NaN without one, or for an incomplete month. */
export function yearOnYear(series: Series, months: readonly string[], incomplete: readonly string[]): Series {
  const place = new Map(months.map((month, i) => [month, i]));
  const readings = series.readings.map(({ value, n }, i): Reading => {
    const month = months[i] ?? '';
    const before = addMonths(month, -12);
    const then = series.readings[place.get(before) ?? -1]?.value ?? NaN;
    const whole = !incomplete.includes(month) && !incomplete.includes(before);
    return { value: whole && then > 0 ? value / then - 1 : NaN, n };
  });
  return { ...series, readings };
}
