/** Owns the comparison of each group's times with those of all others, like with like: its SQL, and what of it is beyond chance. */
import { holmAdjusted } from '../lib/holm';
import { rankTest } from '../lib/rank-test';
import type { ResultReader } from '../lib/result';
import { sql, type Sql } from '../sql/sql';

/** One row of the statement. */
export interface StratumSums {
  readonly group: string | null;
  readonly n: number;
  readonly others: number;
  readonly rankSum: number;
  readonly ties: number;
  readonly median: number;
  readonly medianOthers: number;
}

export interface GroupContrast {
  readonly group: string | null;
  readonly n: number;
  readonly others: number;
  /** Times the median of the others: geometric mean of the strata's ratios, weighted by the group's cases; NaN without any. */
  readonly ratio: number;
  /** Van Elteren's test over the strata, Holm-adjusted over the groups. */
  readonly p: number;
}

/** Medians of fewer say too little to make a ratio of. */
const LEAST = 5;

/**
 * CTEs and SELECT behind `measured` (grp VARCHAR, stratum VARCHAR, value DOUBLE): one row a group and stratum in which others are too. Equal values
 * have their mean rank.
 */
export const RANK_STRATA: Sql = sql`-- one row a case, with its rank in the stratum
ranked AS (
  SELECT
    grp, stratum, value,
    rank() OVER (PARTITION BY stratum ORDER BY value) + (count(*) OVER (PARTITION BY stratum, value) - 1) / 2.0 AS place
  FROM measured
  WHERE value IS NOT NULL
),
-- one row a stratum
stratum_sum AS (
  SELECT stratum, sum(n) AS n, sum(CAST(n AS DOUBLE) ** 3 - n) AS ties
  FROM (SELECT stratum, value, count(*) AS n FROM ranked GROUP BY stratum, value)
  GROUP BY stratum
),
-- one row a group and stratum
own AS (
  SELECT grp, stratum, count(*) AS n, sum(place) AS rank_sum, quantile_cont(value, 0.5) AS median
  FROM ranked
  GROUP BY grp, stratum
),
-- one row a group and stratum: the cases of all others
rest AS (
  SELECT own.grp, own.stratum, quantile_cont(ranked.value, 0.5) AS median
  FROM own JOIN ranked ON ranked.stratum IS NOT DISTINCT FROM own.stratum AND ranked.grp IS DISTINCT FROM own.grp
  GROUP BY own.grp, own.stratum
)
SELECT
  own.grp,
  own.n::INTEGER AS n,
  (s.n - own.n)::INTEGER AS others,
  own.rank_sum::DOUBLE AS rank_sum,
  s.ties::DOUBLE AS ties,
  own.median::DOUBLE AS median,
  rest.median::DOUBLE AS median_others
FROM own
JOIN rest ON rest.grp IS NOT DISTINCT FROM own.grp AND rest.stratum IS NOT DISTINCT FROM own.stratum
JOIN stratum_sum s ON s.stratum IS NOT DISTINCT FROM own.stratum
ORDER BY own.grp NULLS LAST, own.stratum NULLS LAST`;

export function readStrata(result: ResultReader): StratumSums[] {
  const [n, others, rankSum, ties, median, medianOthers] = ['n', 'others', 'rank_sum', 'ties', 'median', 'median_others'].map(
    (name) => result.numbers(name),
  );
  return result.texts('grp').map((group, i) => ({
    group,
    n: n?.[i] ?? 0,
    others: others?.[i] ?? 0,
    rankSum: rankSum?.[i] ?? 0,
    ties: ties?.[i] ?? 0,
    median: median?.[i] ?? NaN,
    medianOthers: medianOthers?.[i] ?? NaN,
  }));
}

/** One a group with at least `smallGroup` cases and as many others; the slowest against the others first. */
export function contrasts(strata: readonly StratumSums[], smallGroup: number): GroupContrast[] {
  const groups = [...new Set(strata.map(({ group }) => group))]
    .map((group) => {
      const own = strata.filter((stratum) => stratum.group === group);
      const sum = (of: (stratum: StratumSums) => number): number => own.reduce((total, stratum) => total + of(stratum), 0);
      const told = own.filter(
        ({ n, others, median, medianOthers }) => n >= LEAST && others >= LEAST && median > 0 && medianOthers > 0,
      );
      const weight = told.reduce((total, { n }) => total + n, 0);
      const logs = told.reduce((total, { n, median, medianOthers }) => total + n * Math.log(median / medianOthers), 0);
      return {
        ...{ group, n: sum(({ n }) => n), others: sum(({ others }) => others) },
        ratio: weight > 0 ? Math.exp(logs / weight) : NaN,
        p: rankTest(own).p,
      };
    })
    .filter(({ n, others }) => n >= smallGroup && others >= smallGroup);
  const ps = holmAdjusted(groups.map(({ p }) => p));
  return groups.map((group, i) => ({ ...group, p: ps[i] ?? NaN })).sort((a, b) => b.ratio - a.ratio);
}
