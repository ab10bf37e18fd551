/** Owns the statement behind interruptions by month: minutes and times a customer, planned among them. */
import type { ResultReader } from '../../lib/result';
import { population } from '../../model/filter';
import { sql, type Sql } from '../../sql/sql';
import { interruptionParts, IS_SERVED } from '../../service/reliability/interruptions';
import { USUAL_OUTAGES, type OutageChoice } from '../../service/reliability/outage-choice';
import { OUTAGE_PERIOD, type OutagePeriod } from '../../service/reliability/outage-terms';
import type { ChartContext } from '../chart';

export const MEASURES = ['saidi', 'saifi'] as const;
export type Measure = (typeof MEASURES)[number];

export type MonthsOptions = OutageChoice & { readonly measure: string };
export const DEFAULTS: MonthsOptions = { ...USUAL_OUTAGES, measure: 'saidi' };

/** Sums a customer served; months without interruptions are there with 0. */
export interface OutageMonth {
  /** yyyy-MM. */
  readonly month: string;
  readonly saidi: number;
  readonly saifi: number;
  readonly plannedSaidi: number;
  readonly plannedSaifi: number;
  /** The period begins or ends within it. */
  readonly isPart: boolean;
}

export interface OutageMonths extends OutagePeriod {
  readonly served: number;
  readonly months: readonly OutageMonth[];
}

/** One row a month of the period, in order. */
export function queryMonths(context: ChartContext, options: MonthsOptions): Sql {
  return sql`
WITH
-- one row a customer under the filters for whom an interruption could have been recorded
population AS NOT MATERIALIZED (SELECT * FROM (${population(context.filters)}) WHERE ${IS_SERVED}),
${interruptionParts(options)},
-- one row per place of supply
served AS (SELECT s.place, CAST(count(*) AS DOUBLE) AS customers FROM population JOIN supply_point s USING (customer_id) GROUP BY s.place),
-- one row: customers
everybody AS (SELECT CAST(count(*) AS DOUBLE) AS customers FROM population),
-- one row per month of the period
month_list AS (
  SELECT unnest(generate_series(date_trunc('month', since + INTERVAL 1 SECOND), date_trunc('month', until), INTERVAL 1 MONTH)) AS month
  FROM outage_span
),
-- one row per month with interruptions
hit AS (
  SELECT
    date_trunc('month', started) AS month,
    sum(customers * minutes) AS minutes,
    sum(customers) AS times,
    coalesce(sum(customers * minutes) FILTER (is_planned), 0) AS planned_minutes,
    coalesce(sum(customers) FILTER (is_planned), 0) AS planned_times
  FROM interruption JOIN served USING (place)
  GROUP BY 1
)
SELECT
  strftime(m.month, '%Y-%m') AS month,
  coalesce(h.minutes, 0) / e.customers AS saidi,
  coalesce(h.times, 0) / e.customers AS saifi,
  coalesce(h.planned_minutes, 0) / e.customers AS planned_saidi,
  coalesce(h.planned_times, 0) / e.customers AS planned_saifi,
  CAST(m.month < s.since OR m.month + INTERVAL 1 MONTH > s.until + INTERVAL 1 DAY AS INTEGER) AS is_part,
  e.customers AS served,
  ${OUTAGE_PERIOD}
FROM month_list m LEFT JOIN hit h ON h.month = m.month, everybody e, outage_span s
ORDER BY m.month`;
}

export function readMonths(result: ResultReader): OutageMonths {
  const column = (name: string): ArrayLike<number> => result.numbers(name);
  const [saidi, saifi, isPart] = [column('saidi'), column('saifi'), column('is_part')];
  const [plannedSaidi, plannedSaifi] = [column('planned_saidi'), column('planned_saifi')];
  return {
    served: column('served')[0] ?? 0,
    from: result.texts('first_moment')[0] ?? '',
    before: result.texts('after_last')[0] ?? '',
    months: result.texts('month').map((month, i) => ({
      month: month ?? '',
      saidi: saidi[i] ?? NaN,
      saifi: saifi[i] ?? NaN,
      plannedSaidi: plannedSaidi[i] ?? NaN,
      plannedSaifi: plannedSaifi[i] ?? NaN,
      isPart: isPart[i] === 1,
    })),
  };
}
