/** Owns the statement behind the indices of reliability by group: customers, interruptions and minutes, planned among them. */
import type { ResultReader } from '../../lib/result';
import { population } from '../../model/filter';
import { ident, sql, type Sql } from '../../sql/sql';
import type { ReliabilitySums } from '../../service/reliability/indices';
import { interruptionParts, IS_SERVED } from '../../service/reliability/interruptions';
import { USUAL_OUTAGES, type OutageChoice } from '../../service/reliability/outage-choice';
import type { ChartContext } from '../chart';
import { shownPlace } from '../place-fields';

export const MEASURES = ['saidi', 'saifi', 'caidi', 'asai'] as const;
export type Measure = (typeof MEASURES)[number];

export type ReliabilityOptions = OutageChoice & {
  /** Name of a category, or `segment`. */
  readonly field: string;
  readonly measure: string;
};

export const DEFAULTS: ReliabilityOptions = { ...USUAL_OUTAGES, field: 'region', measure: 'saidi' };

export interface ReliabilityGroup extends ReliabilitySums {
  /** null: missing. */
  readonly value: string | null;
  readonly plannedInterruptions: number;
  readonly plannedMinutes: number;
}

export interface Reliability {
  /** `segment`, a category's name, or null where the data has none. */
  readonly field: string | null;
  /** Of the period, yyyy-MM-dd; empty without records. */
  readonly since: string;
  readonly until: string;
  readonly days: number;
  /** Customer-interruptions in progress, which are in no figure. */
  readonly open: number;
  readonly groups: readonly ReliabilityGroup[];
}

/** The category that groups stand for. */
export function groupField(context: ChartContext, { field }: Pick<ReliabilityOptions, 'field'>): string | null {
  if (field === 'segment') return 'segment';
  return shownPlace(context.model, { field })?.name ?? 'segment';
}

/** One row a group, by value: value, customers, interruptions, minutes, planned_interruptions, planned_minutes, since, until, days, open. */
export function queryReliability(context: ChartContext, options: ReliabilityOptions): Sql {
  const field = groupField(context, options);
  const value = field === null ? sql`NULL::VARCHAR` : sql`CAST(${ident(field)} AS VARCHAR)`;
  return sql`
WITH
-- one row a customer under the filters for whom an interruption could have been recorded
population AS NOT MATERIALIZED (SELECT * FROM (${population(context.filters)}) WHERE ${IS_SERVED}),
${interruptionParts(options)},
-- one row per group and place of supply
served AS (
  SELECT ${value} AS value, s.place, CAST(count(*) AS DOUBLE) AS customers
  FROM population p LEFT JOIN supply_point s USING (customer_id)
  GROUP BY ALL
),
-- one row: what is in progress
open_now AS (
  SELECT CAST(coalesce(sum(v.customers), 0) AS DOUBLE) AS open
  FROM place_outage o JOIN served v USING (place)
  WHERE o.ended IS NULL
)
SELECT
  v.value,
  sum(v.customers) AS customers,
  coalesce(sum(v.customers * t.times), 0) AS interruptions,
  coalesce(sum(v.customers * t.minutes), 0) AS minutes,
  coalesce(sum(v.customers * t.planned_times), 0) AS planned_interruptions,
  coalesce(sum(v.customers * t.planned_minutes), 0) AS planned_minutes,
  any_value(strftime(s.since + INTERVAL 1 SECOND, '%Y-%m-%d')) AS since,
  any_value(strftime(s.until, '%Y-%m-%d')) AS until,
  CAST(any_value(s.days) AS DOUBLE) AS days,
  any_value(n.open) AS open
FROM served v LEFT JOIN place_sum t ON t.place = v.place, outage_span s, open_now n
GROUP BY v.value
ORDER BY v.value NULLS LAST`;
}

export function readReliability(result: ResultReader, context: ChartContext, options: ReliabilityOptions): Reliability {
  const column = (name: string): ArrayLike<number> => result.numbers(name);
  const [customers, interruptions, minutes] = [column('customers'), column('interruptions'), column('minutes')];
  const [plannedInterruptions, plannedMinutes] = [column('planned_interruptions'), column('planned_minutes')];
  return {
    field: groupField(context, options),
    since: result.texts('since')[0] ?? '',
    until: result.texts('until')[0] ?? '',
    days: column('days')[0] ?? NaN,
    open: column('open')[0] ?? 0,
    groups: result.texts('value').map((value, i) => ({
      value,
      customers: customers[i] ?? 0,
      interruptions: interruptions[i] ?? 0,
      minutes: minutes[i] ?? 0,
      plannedInterruptions: plannedInterruptions[i] ?? 0,
      plannedMinutes: plannedMinutes[i] ?? 0,
    })),
  };
}
