/** Owns the way of one column of customer_facts (or `segment`) from SQL into the facts index. */
import type { ResultReader } from '../lib/result';
import { ident, sql, type Sql } from '../sql/sql';
import type { CategoryColumn, FactColumn, NumberColumn } from './facts-index';

/** All columns are read in this order, so that row i is the same customer in each. */
const ROW_ORDER = sql`ORDER BY f.customer_id`;

const SOURCE = sql`FROM customer_facts f JOIN segment s USING (customer_id)`;

/** One row a customer: the value as DOUBLE. */
export function queryNumberColumn(field: string): Sql {
  return sql`SELECT CAST(${ident(field)} AS DOUBLE) AS value ${SOURCE} ${ROW_ORDER}`;
}

/** One row a value: its code, in the collation of the database; NULL last. */
export function queryCategoryValues(field: string): Sql {
  return sql`SELECT DISTINCT CAST(${ident(field)} AS VARCHAR) AS value ${SOURCE} ORDER BY value NULLS LAST`;
}

/** One row a customer: the code of its value in `queryCategoryValues`. */
export function queryCategoryColumn(field: string): Sql {
  return sql`
WITH
-- one row per value
dictionary AS (
  SELECT value, row_number() OVER (ORDER BY value NULLS LAST) - 1 AS code
  FROM (SELECT DISTINCT CAST(${ident(field)} AS VARCHAR) AS value ${SOURCE})
)
-- one row per customer
SELECT d.code::INTEGER AS code
${SOURCE}
JOIN dictionary d ON d.value IS NOT DISTINCT FROM CAST(${ident(field)} AS VARCHAR)
${ROW_ORDER}`;
}

export function readNumberColumn(result: ResultReader): NumberColumn {
  return { kind: 'number', values: result.numbers('value') };
}

export function readCategoryColumn(values: ResultReader, codes: ResultReader): CategoryColumn {
  return { kind: 'category', codes: Uint32Array.from(codes.numbers('code')), values: values.texts('value') };
}

/** Runs what one field needs and gives its column. */
export async function loadFactColumn(
  field: string,
  kind: FactColumn['kind'],
  run: (statement: Sql) => Promise<ResultReader>,
): Promise<FactColumn> {
  if (kind === 'number') return readNumberColumn(await run(queryNumberColumn(field)));
  return readCategoryColumn(await run(queryCategoryValues(field)), await run(queryCategoryColumn(field)));
}
