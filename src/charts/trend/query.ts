/** Owns the statement behind the monthly trend by segment, and reading its result. */
import type { ResultReader } from '../../lib/result';
import { population } from '../../model/filter';
import { addMonths } from '../../model/usage-window';
import { sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';
import { listedSegments } from '../segment-rows';

export type TrendOptions = {
  readonly measure: 'energy' | 'bill' | 'price' | 'each';
  readonly mode: 'lines' | 'stacked';
  /** Each month against the same month of the year before. */
  readonly yearOnYear: boolean;
};

/** One segment in one month; sums are 0 without a known value. */
export interface TrendPoint {
  /** Customers with kWh or a bill in that month. */
  readonly customers: number;
  readonly kwh: number;
  readonly kwhKnown: number;
  readonly amount: number;
  readonly amountKnown: number;
  /** Sums over the customers who have both in that month, and their number. */
  readonly pricedAmount: number;
  readonly pricedKwh: number;
  readonly priced: number;
}

export interface Trend {
  /** First days of all months from the first to the last with data, yyyy-MM-dd; months without data included. */
  readonly months: readonly string[];
  /** In the order of the context; one entry a month, null where the segment has no row. */
  readonly series: readonly { readonly key: string; readonly points: readonly (TrendPoint | null)[] }[];
}

/** One row a segment and month with data, by segment in the order of the context, then month. */
export function queryTrend(context: ChartContext): Sql {
  return sql`
WITH
-- one row a segment, in the order in which segments are shown
listed AS (${listedSegments(context.segments)}),
-- one row a customer under the filters
member AS (SELECT customer_id, segment FROM (${population(context.filters)})),
-- one row a segment and month
monthly AS (
  SELECT
    segment, period, count(*) AS customers,
    sum(kwh) AS kwh, count(kwh) AS kwh_known, sum(amount) AS amount, count(amount) AS amount_known,
    sum(amount) FILTER (kwh IS NOT NULL) AS priced_amount, sum(kwh) FILTER (amount IS NOT NULL) AS priced_kwh,
    count(*) FILTER (kwh IS NOT NULL AND amount IS NOT NULL) AS priced
  FROM usage JOIN member USING (customer_id)
  WHERE period IS NOT NULL AND (kwh IS NOT NULL OR amount IS NOT NULL)
  GROUP BY segment, period
)
SELECT
  segment, strftime(period, '%Y-%m-%d') AS month, customers::INTEGER AS customers,
  coalesce(kwh, 0)::DOUBLE AS kwh, kwh_known::INTEGER AS kwh_known, coalesce(amount, 0)::DOUBLE AS amount, amount_known::INTEGER AS amount_known,
  coalesce(priced_amount, 0)::DOUBLE AS priced_amount, coalesce(priced_kwh, 0)::DOUBLE AS priced_kwh, priced::INTEGER AS priced
FROM listed JOIN monthly USING (segment)
ORDER BY place, month`;
}

/** Reads what queryTrend returns. */
export function readTrend(result: ResultReader): Trend {
  const column = (name: string) => {
    const values = result.numbers(name);
    return (row: number): number => values[row] ?? NaN;
  };
  const periods = result.texts('month').map((period) => period ?? '');
  const months = monthsBetween(periods);
  const place = new Map(months.map((month, i) => [month, i]));
  const [customers, kwh, kwhKnown, amount, amountKnown, pricedAmount, pricedKwh, priced] = [
    column('customers'),
    column('kwh'),
    column('kwh_known'),
    column('amount'),
    column('amount_known'),
    column('priced_amount'),
    column('priced_kwh'),
    column('priced'),
  ];
  const series: { key: string; points: (TrendPoint | null)[] }[] = [];
  result.texts('segment').forEach((segment, row) => {
    let own = series[series.length - 1];
    if (own?.key !== segment) {
      own = { key: segment ?? '', points: months.map(() => null) };
      series.push(own);
    }
    own.points[place.get(periods[row] ?? '') ?? 0] = {
      customers: customers(row),
      kwh: kwh(row),
      kwhKnown: kwhKnown(row),
      amount: amount(row),
      amountKnown: amountKnown(row),
      pricedAmount: pricedAmount(row),
      pricedKwh: pricedKwh(row),
      priced: priced(row),
    };
  });
  return { months, series };
}

/** A date that is wrong by centuries must not make a list of all months since. */
const MOST_MONTHS = 1200;

function monthsBetween(periods: readonly string[]): string[] {
  const sorted = [...new Set(periods)].sort();
  const last = sorted[sorted.length - 1];
  const months: string[] = [];
  for (let month = sorted[0]; month !== undefined && last !== undefined && month <= last; month = addMonths(month, 1)) {
    months.push(month);
    if (months.length > MOST_MONTHS) return sorted;
  }
  return months;
}
