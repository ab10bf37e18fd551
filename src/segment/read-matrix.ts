/** Owns the way of measures out of SQL into the columns that clustering takes. */
import { ident, join, sql, type Sql } from '../sql/sql';
import { withEarlier } from './earlier-tables';
import type { MethodTask } from './method';

/** Measures to cluster: a SELECT of (place, customer_id, energy_kwh, x1 … xn), one row a customer; `place` is the rowid in the facts. */
export interface MeasureSource {
  readonly select: Sql;
  /** What x1 … xn are called in `reason`. */
  readonly names: readonly string[];
}

/** Columns of equal length, by place. NaN is missing. */
export interface ReadMeasures {
  readonly places: Int32Array;
  readonly columns: readonly Float64Array[];
  /** kWh of 12 months; all NaN where the data has none. */
  readonly energyKwh: Float64Array;
  readonly statement: Sql;
}

/** Name of the n-th measure, from 0, in the source's SELECT. */
export function measureColumn(at: number): Sql {
  return ident(`x${String(at + 1)}`);
}

/** Facts as they are. @param energy the fact that holds kWh, or null */
export function factMeasures(facts: Sql, names: readonly string[], energy: string | null): MeasureSource {
  const columns = names.map((name, at) => sql`CAST(f.${ident(name)} AS DOUBLE) AS ${measureColumn(at)}`);
  return {
    names,
    select: sql`SELECT f.rowid AS place, f.customer_id, ${energyOf(energy)} AS energy_kwh, ${join(columns, ', ')} FROM ${facts} f`,
  };
}

/**
 * The share of each calendar month in the year's kWh, January first; the mean of the years that are known. NULL for customers who lack a month
 * or have no positive sum. @param span first and last complete month, yyyy-MM-dd
 */
export function monthMeasures(
  facts: Sql,
  energy: string | null,
  span: { readonly from: string; readonly to: string },
  earlier?: MethodTask['earlier'],
): MeasureSource {
  const months = Array.from({ length: 12 }, (_, month) => month + 1);
  const levels = months.map((month) => sql`max(kwh) FILTER (month = ${month}) AS ${measureColumn(month - 1)}`);
  const shares = months.map((month) => sql`y.${measureColumn(month - 1)} / nullif(y.total, 0) AS ${measureColumn(month - 1)}`);
  return {
    names: months.map((month) => `share_${String(month).padStart(2, '0')}`),
    select: sql`SELECT f.rowid AS place, f.customer_id, ${energyOf(energy)} AS energy_kwh, ${join(shares, ', ')}
  FROM ${facts} f
  LEFT JOIN (
    -- one row per customer with all twelve months
    ${withEarlier(earlier)}SELECT customer_id, sum(kwh) AS total, ${join(levels, ', ')}
    FROM (
      -- one row per customer and calendar month
      SELECT customer_id, month(period) AS month, avg(kwh) AS kwh
      FROM usage
      WHERE period BETWEEN CAST(${span.from} AS DATE) AND CAST(${span.to} AS DATE) AND kwh IS NOT NULL
      GROUP BY customer_id, month(period)
    )
    GROUP BY customer_id
    HAVING count(*) = 12 AND sum(kwh) > 0
  ) y ON y.customer_id = f.customer_id`,
  };
}

/** @throws AppError, AbortError */
export async function readMeasures(
  { runner, signal }: Pick<MethodTask, 'runner' | 'signal'>,
  source: MeasureSource,
): Promise<ReadMeasures> {
  const columns = source.names.map((_, at) => measureColumn(at));
  const statement = sql`
SELECT place, energy_kwh, ${join(columns, ', ')}
FROM (
  ${source.select}
)
ORDER BY place`;
  const result = await runner.run(statement, { signal });
  return {
    places: Int32Array.from(result.numbers('place')),
    columns: source.names.map((_, at) => result.numbers(`x${String(at + 1)}`)),
    energyKwh: result.numbers('energy_kwh'),
    statement,
  };
}

function energyOf(energy: string | null): Sql {
  return energy === null ? sql`CAST(NULL AS DOUBLE)` : sql`CAST(f.${ident(energy)} AS DOUBLE)`;
}
