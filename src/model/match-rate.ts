/** Owns how well tables meet on the customer number: the share of a table's customers that the customer list knows, and the reverse. */
import type { RawTable } from '../intake/raw-table';
import { sql, type Sql } from '../sql/sql';
import type { TableMapping } from './mapping';
import { customerId, fromSource, planSources, type Source } from './source';

/** A table with customer numbers beside the customer list. */
export interface MatchPair {
  readonly table: Source;
  readonly list: Source;
}

/** Distinct customer numbers; rows without one and rows of totals count on neither side. */
export interface Match {
  readonly inTable: number;
  readonly inList: number;
  readonly inBoth: number;
}

/** Every other table that has a customer number with the first customer list that has one; none where there is no list. */
export function matchPairs(raws: readonly RawTable[], mappings: readonly TableMapping[]): MatchPair[] {
  const sources = planSources(raws, mappings).sources.filter(({ idFrom }) => idFrom === 'column');
  const list = sources.find(({ rowIs }) => rowIs === 'customer');
  return list === undefined ? [] : sources.filter((source) => source !== list).map((table) => ({ table, list }));
}

/** One row: in_table, in_list, in_both. Needs PARSE_MACROS. */
export function queryMatch({ table, list }: MatchPair): Sql {
  return sql`
WITH
-- one row per customer number of the table
in_table AS (${idsOf(table)}),
-- one row per customer number of the customer list
in_list AS (${idsOf(list)})
SELECT
  (SELECT count(*) FROM in_table)::DOUBLE AS in_table,
  (SELECT count(*) FROM in_list)::DOUBLE AS in_list,
  (SELECT count(*) FROM in_table SEMI JOIN in_list USING (customer_id))::DOUBLE AS in_both
ORDER BY in_table`;
}

/** Customer numbers of one side that the other does not have, in text order, at most `limit`. Needs PARSE_MACROS. */
export function queryUnmatched({ table, list }: MatchPair, side: 'table' | 'list', limit: number): Sql {
  const [from, other] = side === 'table' ? [table, list] : [list, table];
  return sql`
WITH
-- one row per customer number of the side asked for
here AS (${idsOf(from)}),
-- one row per customer number of the other side
there AS (${idsOf(other)})
SELECT customer_id FROM here ANTI JOIN there USING (customer_id) ORDER BY customer_id LIMIT ${limit}`;
}

function idsOf(source: Source): Sql {
  return sql`SELECT DISTINCT customer_id FROM (SELECT ${customerId(source)} AS customer_id ${fromSource(source)}) WHERE customer_id IS NOT NULL`;
}

/** One decimal, and never 100 % or 0 % where a single one is missing or there; a dash for a share of nothing. */
export function shareText(part: number, whole: number): string {
  if (whole === 0) return '–';
  if (part === 0 || part === whole) return part === 0 ? '0%' : '100%';
  const tenths = Math.min(999, Math.max(1, Math.round((1000 * part) / whole)));
  return `${(tenths / 10).toFixed(1)}%`;
}
