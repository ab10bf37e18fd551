/** Owns the statement behind the breach rate of connections by level and stage. */
import type { ResultReader } from '../../lib/result';
import { connectionLimitSql } from '../../service/connection-limits';
import { connectionsUnder, STAGES_OF_CASES } from '../../service/connections';
import { readLimits } from '../../service/contact-limits';
import { sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';

export interface LateOptions extends Record<string, string> {
  /** JSON of days by level and stage. */
  readonly limits: string;
}

export interface LateStage {
  /** null where the voltage is not known. */
  readonly level: string | null;
  /** Empty for the whole connection. */
  readonly stage: string;
  readonly limitDays: number;
  /** Ended, or under way beyond the limit; and of these the late ones. */
  readonly judged: number;
  readonly late: number;
  readonly open: number;
}

/** One row a level and stage with a limit, the whole connection first, then its stages in their order. */
export function queryLate({ filters }: ChartContext, options: LateOptions): Sql {
  const limits = readLimits(options.limits);
  return sql`
WITH
${connectionsUnder(filters, null)},
${STAGES_OF_CASES},
-- one row a connection, and one a stage of one
measured AS (
  SELECT level, '' AS stage, 0 AS place, days, is_closed FROM connection_case
  UNION ALL
  SELECT level, stage, place, days, is_closed FROM case_stage
),
limited AS (SELECT *, ${connectionLimitSql(sql`level`, sql`stage`, limits)} AS limit_days FROM measured)
SELECT
  level,
  stage,
  any_value(limit_days)::DOUBLE AS limit_days,
  count(*) FILTER (is_closed OR days > limit_days)::INTEGER AS judged,
  count(*) FILTER (days > limit_days)::INTEGER AS late,
  count(*) FILTER (NOT is_closed)::INTEGER AS open
FROM limited
WHERE limit_days IS NOT NULL
GROUP BY level, stage
ORDER BY level DESC NULLS LAST, avg(place), stage`;
}

export function readLate(result: ResultReader): readonly LateStage[] {
  const [limits, judged, late, open] = ['limit_days', 'judged', 'late', 'open'].map((name) => result.numbers(name));
  const stages = result.texts('stage');
  return result.texts('level').map((level, i) => ({
    level,
    stage: stages[i] ?? '',
    limitDays: limits?.[i] ?? NaN,
    judged: judged?.[i] ?? 0,
    late: late?.[i] ?? 0,
    open: open?.[i] ?? 0,
  }));
}
