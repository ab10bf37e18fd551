/** Owns the statement behind hand-overs between departments. */
import type { ResultReader } from '../../lib/result';
import { connectionsUnder, STAGES_OF_CASES } from '../../service/connections';
import { sql, type Sql } from '../../sql/sql';
import type { ChartContext, ChartOptions } from '../chart';

export interface HandOver {
  readonly from: string;
  readonly to: string;
  readonly times: number;
  /** Median days from the end of the stages before to the beginning of the next; NaN where not known. */
  readonly wait: number;
  /** Sum of those days. */
  readonly waits: number;
}

export interface HandOvers {
  /** In the order in which a connection usually meets them. */
  readonly departments: readonly string[];
  readonly steps: readonly HandOver[];
}

/** How they are drawn; the statement is the same. */
export interface HandOverOptions extends ChartOptions {
  readonly view: 'flow' | 'matrix';
}

/** One row a pair of departments whose stages follow one another, the same one twice too; `place` is where a department usually comes in. */
export function queryHandOvers({ filters }: ChartContext): Sql {
  return sql`
WITH
${connectionsUnder(filters, null)},
${STAGES_OF_CASES},
-- one row a department
met AS (SELECT department, avg(place) AS place FROM case_stage WHERE department IS NOT NULL GROUP BY department),
-- one row a pair of departments
step AS (
  SELECT from_department, department, count(*) AS times, quantile_cont(wait_days, 0.5) AS wait, sum(wait_days) AS waits
  FROM case_stage
  WHERE from_department IS NOT NULL AND department IS NOT NULL
  GROUP BY from_department, department
)
SELECT
  from_department, step.department, times::INTEGER AS times, wait::DOUBLE AS wait, coalesce(waits, 0)::DOUBLE AS waits,
  a.place::DOUBLE AS from_place, b.place::DOUBLE AS place
FROM step JOIN met a ON a.department = step.from_department JOIN met b ON b.department = step.department
ORDER BY a.place, from_department, b.place, step.department`;
}

export function readHandOvers(result: ResultReader): HandOvers {
  const [times, wait, waits] = [result.numbers('times'), result.numbers('wait'), result.numbers('waits')];
  const [froms, tos] = [result.texts('from_department'), result.texts('department')];
  const [fromPlace, toPlace] = [result.numbers('from_place'), result.numbers('place')];
  const places = new Map<string, number>();
  froms.forEach((from, i) => {
    places.set(from ?? '', fromPlace[i] ?? 0);
    places.set(tos[i] ?? '', toPlace[i] ?? 0);
  });
  return {
    departments: [...places].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1)).map(([name]) => name),
    steps: froms.map((from, i) => ({
      from: from ?? '',
      to: tos[i] ?? '',
      times: times[i] ?? 0,
      wait: wait[i] ?? NaN,
      waits: waits[i] ?? 0,
    })),
  };
}
