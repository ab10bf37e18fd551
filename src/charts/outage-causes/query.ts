/** Owns the statement behind the causes of interruptions: how many customers each hit, and for how long. */
import type { ResultReader } from '../../lib/result';
import { population } from '../../model/filter';
import { sql, type Sql } from '../../sql/sql';
import { interruptionParts, IS_SERVED } from '../../service/reliability/interruptions';
import { USUAL_OUTAGES, type OutageChoice } from '../../service/reliability/outage-choice';
import { OUTAGE_PERIOD, type OutagePeriod } from '../../service/reliability/outage-terms';
import type { ChartContext } from '../chart';

export const MEASURES = ['minutes', 'interruptions'] as const;
export type Measure = (typeof MEASURES)[number];

export type CausesOptions = OutageChoice & { readonly measure: string };
export const DEFAULTS: CausesOptions = { ...USUAL_OUTAGES, measure: 'minutes' };

export interface OutageCause {
  /** null: not recorded. */
  readonly cause: string | null;
  /** Customer-interruptions and customer-minutes. */
  readonly interruptions: number;
  readonly minutes: number;
  readonly plannedInterruptions: number;
  readonly plannedMinutes: number;
  /** Customers whom it hit at least once. */
  readonly customers: number;
}

export interface OutageCauses extends OutagePeriod {
  /** Customers under the filters for whom an interruption could have been recorded. */
  readonly served: number;
  readonly causes: readonly OutageCause[];
}

/** One row a cause, the most customer-minutes first. */
export function queryCauses(context: ChartContext, options: CausesOptions): Sql {
  return sql`
WITH
-- one row a customer under the filters for whom an interruption could have been recorded
population AS NOT MATERIALIZED (SELECT * FROM (${population(context.filters)}) WHERE ${IS_SERVED}),
${interruptionParts(options)},
-- one row per place of supply
served AS (SELECT s.place, CAST(count(*) AS DOUBLE) AS customers FROM population JOIN supply_point s USING (customer_id) GROUP BY s.place),
-- one row per place and cause
hit AS (
  SELECT
    place,
    cause,
    CAST(count(*) AS DOUBLE) AS times,
    sum(minutes) AS minutes,
    CAST(count(*) FILTER (is_planned) AS DOUBLE) AS planned_times,
    coalesce(sum(minutes) FILTER (is_planned), 0) AS planned_minutes
  FROM interruption
  GROUP BY place, cause
)
SELECT
  cause,
  sum(customers * times) AS interruptions,
  sum(customers * minutes) AS minutes,
  sum(customers * planned_times) AS planned_interruptions,
  sum(customers * planned_minutes) AS planned_minutes,
  sum(customers) AS customers,
  (SELECT CAST(count(*) AS DOUBLE) FROM population) AS served,
  ${OUTAGE_PERIOD}
FROM hit JOIN served USING (place)
GROUP BY cause
ORDER BY minutes DESC, cause NULLS LAST`;
}

export function readCauses(result: ResultReader): OutageCauses {
  const column = (name: string): ArrayLike<number> => result.numbers(name);
  const [interruptions, minutes, customers] = [column('interruptions'), column('minutes'), column('customers')];
  const [plannedInterruptions, plannedMinutes] = [column('planned_interruptions'), column('planned_minutes')];
  return {
    served: column('served')[0] ?? 0,
    from: result.texts('first_moment')[0] ?? '',
    before: result.texts('after_last')[0] ?? '',
    causes: result.texts('cause').map((cause, i) => ({
      cause,
      interruptions: interruptions[i] ?? 0,
      minutes: minutes[i] ?? 0,
      plannedInterruptions: plannedInterruptions[i] ?? 0,
      plannedMinutes: plannedMinutes[i] ?? 0,
      customers: customers[i] ?? 0,
    })),
  };
}
