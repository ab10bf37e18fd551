/** Owns the statement behind satisfaction by month, and reading its result. */
import type { ResultReader } from '../../lib/result';
import { population } from '../../model/filter';
import { addMonths } from '../../model/usage-window';
import { sql, type Sql } from '../../sql/sql';
import type { GroupAnswers } from '../../service/satisfaction/answers';
import type { ChartContext } from '../chart';

export type CsatTrendOptions = { readonly measure: string };

/** Answers of one month; `key` is its first day, yyyy-MM-dd. */
export interface CsatTrend {
  /** Every month from the first to the last with answers. */
  readonly months: readonly { readonly month: string; readonly overall: GroupAnswers; readonly nps: GroupAnswers }[];
  /** Answers of nobody known, which count only without a filter. */
  readonly unknown: number;
}

/** A date wrong by centuries must not make a list of all months since. */
const MOST_MONTHS = 240;

/**
 * One row a month with answers: month, answers, top2, place_sum, place_squares (of overall scores 0…1), recommended, promoters, detractors, unknown.
 * Every answer counts, not only the latest of a customer.
 */
export function queryCsatTrend(context: ChartContext): Sql {
  const isAll = context.filters.length === 0;
  return sql`
WITH
-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(context.filters)}),
-- one row an answer with a date; those of nobody known count where nothing is filtered
given AS (
  SELECT
    date_trunc('month', s.answered) AS month, s.top2, s.nps, (s.overall - s.scale_min) / (s.scale_max - s.scale_min) AS place,
    p.customer_id IS NULL AS is_unknown
  FROM survey s LEFT JOIN (SELECT customer_id FROM population) p ON p.customer_id = s.customer_id
  WHERE s.answered IS NOT NULL AND (p.customer_id IS NOT NULL OR ${isAll})
)
SELECT
  strftime(month, '%Y-%m-%d') AS month, count(place)::INTEGER AS answers, count(*) FILTER (top2)::INTEGER AS top2,
  coalesce(sum(place), 0)::DOUBLE AS place_sum, coalesce(sum(place * place), 0)::DOUBLE AS place_squares,
  count(nps)::INTEGER AS recommended, count(*) FILTER (nps >= 9)::INTEGER AS promoters, count(*) FILTER (nps <= 6)::INTEGER AS detractors,
  count(*) FILTER (is_unknown)::INTEGER AS unknown_customers
FROM given
GROUP BY 1
ORDER BY 1`;
}

export function readCsatTrend(result: ResultReader): CsatTrend {
  const column = (name: string): ((row: number) => number) => {
    const values = result.numbers(name);
    return (row) => values[row] ?? 0;
  };
  const [answers, top2, sums, squares] = [column('answers'), column('top2'), column('place_sum'), column('place_squares')];
  const [recommended, promoters, detractors, unknown] = ['recommended', 'promoters', 'detractors', 'unknown_customers'].map(
    column,
  ) as [(row: number) => number, (row: number) => number, (row: number) => number, (row: number) => number];
  const given = result.texts('month').map((month) => month ?? '');
  const rowOf = new Map(given.map((month, row) => [month, row]));
  return {
    months: monthsBetween(given).map((month) => {
      const row = rowOf.get(month);
      if (row === undefined) return { month, overall: none(month), nps: none(month) };
      return {
        month,
        overall: {
          ...none(month),
          answered: answers(row),
          top2: top2(row),
          scores: twoScores(answers(row), sums(row), squares(row)),
        },
        nps: { ...none(month), answered: recommended(row), levels: [detractors(row), 0, 0, 0, promoters(row)] },
      };
    }),
    unknown: given.reduce((total, _, row) => total + unknown(row), 0),
  };
}

function none(key: string): GroupAnswers {
  return { key, customers: 0, asked: 0, answered: 0, top2: 0, levels: [0, 0, 0, 0, 0], scores: [] };
}

/** Two scores with the same number, sum and squares as all of them: a mean and its interval know no more. */
function twoScores(n: number, sum: number, squares: number): GroupAnswers['scores'] {
  if (n === 0) return [];
  const mean = sum / n;
  const spread = Math.sqrt(Math.max(0, squares / n - mean * mean));
  return [
    { place: mean - spread, n: n / 2 },
    { place: mean + spread, n: n / 2 },
  ];
}

function monthsBetween(given: readonly string[]): readonly string[] {
  const last = given[given.length - 1];
  const months: string[] = [];
  for (let month = given[0]; month !== undefined && last !== undefined && month <= last; month = addMonths(month, 1)) {
    months.push(month);
    if (months.length > MOST_MONTHS) return given;
  }
  return months;
}
