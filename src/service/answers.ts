/** Owns which survey answers count under the filters of the page. */
import { population, type Filter } from '../model/filter';
import { EMPTY, sql, type Sql } from '../sql/sql';

/**
 * SELECT of `survey`, one row an answer: the answers of the customers under the filters; without a filter all, those of nobody known
 * (an anonymous survey) included.
 */
export function answersOf(filters: readonly Filter[]): Sql {
  const known = sql` WHERE customer_id IN (SELECT customer_id FROM (${population(filters)}))`;
  return sql`SELECT * FROM survey${filters.length === 0 ? EMPTY : known}`;
}
