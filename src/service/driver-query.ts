/** Owns the statement from which drivers of satisfaction are worked out: sums over parts of the answers, made at random by customer. */
import type { Filter } from '../model/filter';
import { ident, join, sql, type Sql } from '../sql/sql';
import { answersOf } from './answers';
import type { SurveyItem } from './survey-items';

/** Parts of the answers; all answers of one customer are in one of them, so that resampling the parts is resampling customers. */
const PARTS = 500;

/** Column of the i-th item, from 1. */
export function column(name: string, ...at: readonly number[]): string {
  return [name, ...at.map(String)].join('_');
}

/**
 * One row a part that has answers, all scores from 0 (worst) to 1 (best) of their scale. Of all answers of the part: `answered` with an overall score;
 * for item i: `known_i`, `rated_i` (with an overall score), `sum_i`, `squares_i`, `top_i` (best grades), `stated_n_i` and `stated_sum_i`;
 * `lo_i`, `hi_i`, `stated_lo_i`, `stated_hi_i` are the ends of its scales. Of complete answers (overall score and every item that at least half of
 * the answers have): `n`, sums `s_i` and sums of products `p_i_j`, i ≤ j, with the overall score as the last.
 */
export function queryDrivers(filters: readonly Filter[], items: readonly SurveyItem[]): Sql {
  const q = items.length + 1;
  const named = (name: string, ...at: readonly number[]): Sql => ident(column(name, ...at));
  const x = (i: number): Sql => (i === q ? sql`y` : named('x', i));
  const each = (make: (i: number, item: SurveyItem) => Sql): Sql[] => items.map((item, i) => make(i + 1, item));
  const upTo = (from: number): number[] => Array.from({ length: q - from + 1 }, (_, d) => from + d);
  const complete = (value: Sql): Sql => sql`coalesce(sum(${value}) FILTER (is_complete), 0)::DOUBLE`;
  const isStated = ({ stated }: SurveyItem): Sql => (stated === null ? sql`FALSE` : sql`item = ${stated}`);
  const scores = each(
    (i, item) => sql`
    max(grade) FILTER (item = ${item.id}) AS ${named('x', i)}, bool_or(top2) FILTER (item = ${item.id}) AS ${named('best', i)}, max(grade) FILTER (${isStated(item)}) AS ${named('stated', i)}`,
  );
  const scales = each(
    (i, item) => sql`
    min(scale_min) FILTER (item = ${item.id}) AS ${named('lo', i)}, max(scale_max) FILTER (item = ${item.id}) AS ${named('hi', i)},
    min(scale_min) FILTER (${isStated(item)}) AS ${named('stated_lo', i)}, max(scale_max) FILTER (${isStated(item)}) AS ${named('stated_hi', i)}`,
  );
  const used = each(
    (i) => sql`2 * count(${x(i)}) FILTER (y IS NOT NULL) >= count(y) AND count(${x(i)}) > 0 AS ${named('used', i)}`,
  );
  const known = each((i) => sql`(NOT ${named('used', i)} OR ${x(i)} IS NOT NULL)`);
  const ends = each((i) =>
    join(
      ['lo', 'hi', 'stated_lo', 'stated_hi'].map((name) => sql`any_value(${named(name, i)})::DOUBLE AS ${named(name, i)}`),
      ', ',
    ),
  );
  const ratings = each(
    (i) => sql`
  count(${x(i)})::INTEGER AS ${named('known', i)}, count(${x(i)}) FILTER (y IS NOT NULL)::INTEGER AS ${named('rated', i)},
  coalesce(sum(${x(i)}), 0)::DOUBLE AS ${named('sum', i)}, coalesce(sum(${x(i)} * ${x(i)}), 0)::DOUBLE AS ${named('squares', i)}, count(*) FILTER (${named('best', i)})::INTEGER AS ${named('top', i)},
  count(${named('stated', i)})::INTEGER AS ${named('stated_n', i)}, coalesce(sum(${named('stated', i)}), 0)::DOUBLE AS ${named('stated_sum', i)}`,
  );
  return sql`
WITH
-- one row an answer and item, the score from 0 to 1
scored AS (
  SELECT *, CASE WHEN scale_max > scale_min THEN (score - scale_min) / (scale_max - scale_min) END AS grade FROM survey_item
),
-- one row an answer with items
rating AS (
  SELECT answer_id, ${join(scores, ', ')}
  FROM scored GROUP BY answer_id
),
-- one row: the ends of the scales
scale AS (
  SELECT ${join(scales, ', ')}
  FROM survey_item
),
-- one row an answer under the filters, with the part that its customer falls into
answer AS (
  SELECT (hash(coalesce(a.customer_id, CAST(a.answer_id AS VARCHAR))) % ${PARTS})::INTEGER AS part, a.y, r.*
  FROM (SELECT *, CASE WHEN scale_max > scale_min THEN (overall - scale_min) / (scale_max - scale_min) END AS y FROM (${answersOf(filters)})) a
  LEFT JOIN rating r ON r.answer_id = a.answer_id
),
-- one row: which items were asked often enough that an answer without them is not complete
coverage AS (SELECT ${join(used, ', ')} FROM answer),
-- one row an answer
judged AS (SELECT *, y IS NOT NULL AND ${join(known, ' AND ')} AS is_complete FROM answer, coverage, scale)
SELECT
  part, count(y)::INTEGER AS answered, ${join(ratings, ', ')},
  ${join(ends, ', ')},
  count(*) FILTER (is_complete)::INTEGER AS n,
  ${join(
    upTo(1).map((i) => sql`${complete(x(i))} AS ${named('s', i)}`),
    ', ',
  )},
  ${join(
    upTo(1).flatMap((i) => upTo(i).map((j) => sql`${complete(sql`${x(i)} * ${x(j)}`)} AS ${named('p', i, j)}`)),
    ', ',
  )}
FROM judged
GROUP BY part
ORDER BY part`;
}
