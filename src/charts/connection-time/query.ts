/** Owns the statement behind the time that connections take. */
import type { ResultReader } from '../../lib/result';
import { connectionLimitSql } from '../../service/connection-limits';
import { connectionGroupings, connectionsUnder } from '../../service/connections';
import { readLimits } from '../../service/contact-limits';
import { chosenGrouping, type Grouping } from '../../service/grouping';
import { LASTING_COLUMNS, readDurations, SURVIVAL, type Duration } from '../../service/survival';
import { sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';

export const MEASURES = ['days', 'late', 'hands'] as const;
export type ConnectionMeasure = (typeof MEASURES)[number];

export interface ConnectionTimeOptions extends Record<string, string> {
  /** A grouping, or `opened` / `closed` for months. */
  readonly by: string;
  readonly measure: ConnectionMeasure;
  /** Only connections of this level of voltage; empty for all. */
  readonly level: string;
  /** JSON of days by level and stage. */
  readonly limits: string;
}

export interface ConnectionGroup extends Duration {
  readonly value: string | null;
  readonly judged: number;
  readonly late: number;
  /** Ended connections of which departments are known: how many, and mean and standard error of their hand-overs. */
  readonly handed: number;
  readonly hands: number;
  readonly error: number;
}

export interface ConnectionTimes {
  readonly grouping: Grouping;
  readonly groups: readonly ConnectionGroup[];
}

/** Months of the beginning or the end, told apart as a trend. */
export const MONTHS: readonly Grouping[] = [
  { id: 'opened', text: { en: 'Month of application', zh: '申请月份' }, isOfEvent: true },
  { id: 'closed', text: { en: 'Month of completion', zh: '完成月份' }, isOfEvent: true },
];

export function timeGrouping({ model }: ChartContext, { by }: Pick<ConnectionTimeOptions, 'by'>): Grouping {
  return MONTHS.find(({ id }) => id === by) ?? chosenGrouping(connectionGroupings(model), by);
}

/** One row a group; months in order, others by n. */
export function queryConnectionTimes(context: ChartContext, options: ConnectionTimeOptions): Sql {
  const grouping = timeGrouping(context, options);
  const isMonth = MONTHS.includes(grouping);
  const value = isMonth ? sql`strftime(${grouping.id === 'closed' ? sql`closed_at` : sql`opened_at`}, '%Y-%m')` : sql`grp`;
  return sql`
WITH
${connectionsUnder(context.filters, isMonth ? null : grouping)},
-- one row a connection
duration AS (
  SELECT ${value} AS grp, days AS value, is_closed, hand_overs, ${connectionLimitSql(sql`level`, sql`''`, readLimits(options.limits))} AS limit_days
  FROM connection_case
  WHERE ${grouping.id === 'closed' ? sql`is_closed` : sql`TRUE`}${options.level === '' ? sql`` : sql` AND level = ${options.level}`}
),
${SURVIVAL},
-- one row a group
judged AS (
  SELECT
    grp AS of,
    count(*) FILTER (is_closed OR value > limit_days) AS judged,
    count(*) FILTER (value > limit_days) AS late,
    count(hand_overs) FILTER (is_closed) AS handed,
    avg(hand_overs) FILTER (is_closed) AS hands,
    stddev_samp(hand_overs) FILTER (is_closed) / sqrt(count(hand_overs) FILTER (is_closed)) AS error
  FROM duration
  GROUP BY grp
)
SELECT
  grp, ${LASTING_COLUMNS}, judged::INTEGER AS judged, late::INTEGER AS late, handed::INTEGER AS handed, hands::DOUBLE AS hands, error::DOUBLE AS error
FROM lasting JOIN judged ON judged.of IS NOT DISTINCT FROM lasting.grp
ORDER BY ${isMonth ? sql`grp` : sql`n DESC, grp NULLS LAST`}`;
}

export function readConnectionTimes(
  result: ResultReader,
  context: ChartContext,
  options: ConnectionTimeOptions,
): ConnectionTimes {
  const durations = readDurations(result);
  const [judged, late, handed, hands, error] = ['judged', 'late', 'handed', 'hands', 'error'].map((name) => result.numbers(name));
  return {
    grouping: timeGrouping(context, options),
    groups: result.texts('grp').flatMap((value, i): ConnectionGroup[] => {
      const duration = durations[i];
      return duration === undefined
        ? []
        : [
            {
              ...duration,
              value,
              judged: judged?.[i] ?? 0,
              late: late?.[i] ?? 0,
              handed: handed?.[i] ?? 0,
              hands: hands?.[i] ?? NaN,
              error: error?.[i] ?? NaN,
            },
          ];
    }),
  };
}
