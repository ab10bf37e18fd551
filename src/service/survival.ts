/** Owns how long things take where some have not ended: the product-limit estimate (Kaplan & Meier 1958), in SQL. */
import type { ResultReader } from '../lib/result';
import { Z95 } from '../lib/statistics';
import { sql, type Sql } from '../sql/sql';

/** Of one group; times in the unit of `value`. NaN where it is not reached, because too many have not ended. */
export interface Duration {
  readonly n: number;
  /** Of these, how many had not ended. */
  readonly open: number;
  /** Time by which half (nine of ten) had ended: the smallest at which the estimate of those still open is ≤ 0.5 (0.1). Without open ones, the sample's. */
  readonly median: number;
  readonly p90: number;
  /** 95 % of the median: where the log-transformed Greenwood band crosses one half (as R's survfit does). */
  readonly lo: number;
  readonly hi: number;
}

export const NO_DURATION: Duration = { n: 0, open: 0, median: NaN, p90: NaN, lo: NaN, hi: NaN };

/**
 * CTEs that lead from `duration` (grp VARCHAR, value DOUBLE ≥ 0, is_closed BOOLEAN; `value` of an open one is its age) to `lasting`: one row a group
 * with the columns of LASTING_COLUMNS.
 */
export const SURVIVAL: Sql = sql`-- one row a group and time: how many ended then, and how many had lasted at least so long
ended_at AS (
  SELECT grp, value, CAST(count(*) FILTER (is_closed) AS DOUBLE) AS ended, CAST(sum(count(*)) OVER (PARTITION BY grp ORDER BY value DESC) AS DOUBLE) AS at_risk
  FROM duration
  GROUP BY grp, value
),
-- the share that still lasts, and Greenwood's variance of its logarithm
still AS (
  SELECT
    grp, value, at_risk > ended AS has_band,
    product(1 - ended / at_risk) OVER until AS share,
    sqrt(sum(CASE WHEN at_risk > ended THEN ended / (at_risk * (at_risk - ended)) ELSE 0 END) OVER until) AS error
  FROM ended_at
  WINDOW until AS (PARTITION BY grp ORDER BY value ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
),
-- one row a group
lasting AS (
  SELECT
    grp,
    min(value) FILTER (share <= 0.5 + 1e-9) AS median,
    min(value) FILTER (share <= 0.1 + 1e-9) AS p90,
    min(value) FILTER (share * exp(-${Z95} * error) <= 0.5 + 1e-9) AS median_lo,
    min(value) FILTER (has_band AND share * exp(${Z95} * error) <= 0.5 + 1e-9) AS median_hi,
    any_value(n) AS n,
    any_value(still_open) AS still_open
  FROM still JOIN (SELECT grp AS of, count(*) AS n, count(*) FILTER (NOT is_closed) AS still_open FROM duration GROUP BY grp) c ON c.of IS NOT DISTINCT FROM still.grp
  GROUP BY grp
)`;

/** What `lasting` gives, cast for a reader. */
export const LASTING_COLUMNS: Sql = sql`n::INTEGER AS n, still_open::INTEGER AS still_open, median::DOUBLE AS median, p90::DOUBLE AS p90, median_lo::DOUBLE AS median_lo, median_hi::DOUBLE AS median_hi`;

/** One a row. */
export function readDurations(result: ResultReader): Duration[] {
  const [n, open, median, p90, lo, hi] = ['n', 'still_open', 'median', 'p90', 'median_lo', 'median_hi'].map((name) =>
    result.numbers(name),
  );
  return Array.from({ length: result.rowCount }, (_, i) => ({
    n: n?.[i] ?? 0,
    open: open?.[i] ?? 0,
    median: median?.[i] ?? NaN,
    p90: p90?.[i] ?? NaN,
    lo: lo?.[i] ?? NaN,
    hi: hi?.[i] ?? NaN,
  }));
}
