/** Owns the statement that lists comments. */
import { holdsTerm } from '../../../model/comment-term';
import type { Filter } from '../../../model/filter';
import { answersOf } from '../../../service/answers';
import { EMPTY, sql, type Sql } from '../../../sql/sql';

/**
 * One row a comment, the latest first: answered (yyyy-MM-dd), overall, scale_max, top2, comment, segment, who wrote it as far as known
 * (customer_id, name, phone, address), and `n` comments in all.
 * @param term only comments that hold it; null for all
 */
export function queryComments(filters: readonly Filter[], term: string | null, most: number): Sql {
  const held = term === null ? EMPTY : sql` AND ${holdsTerm(sql`a.comment`, term)}`;
  return sql`
-- one row a comment of the customers under the filters
SELECT
  strftime(a.answered, '%Y-%m-%d') AS answered, a.overall::DOUBLE AS overall, a.scale_max::DOUBLE AS scale_max, a.top2::INTEGER AS top2, a.comment,
  s.segment, a.customer_id, c.name, c.phone, c.address, (count(*) OVER ())::DOUBLE AS n
FROM (${answersOf(filters)}) a
LEFT JOIN segment s ON s.customer_id = a.customer_id
LEFT JOIN customer c ON c.customer_id = a.customer_id
WHERE a.comment IS NOT NULL${held}
ORDER BY a.answered DESC NULLS LAST, a.answer_id
LIMIT ${most}`;
}
