/** Owns the way of one column of customer_facts (or `segment`) from SQL into the facts index. */
import type { ResultReader } from '../lib/result';
import { ident, sql, type Sql } from '../sql/sql';
import type { CategoryColumn, FactColumn, NumberColumn } from './facts-index';

/** All columns are read in this order, so that row i is the same customer in each. (Sorting by customer_id takes three times as long.) */
const ROW_ORDER = sql`ORDER BY f.rowid`;

/** `segment` has one row for each customer (runSegmentation checks that), so only its own column needs the join. */
function sourceOf(field: string): Sql {
  return field === 'segment' ? sql`FROM customer_facts f JOIN segment s USING (customer_id)` : sql`FROM customer_facts f`;
}

/** With its table, for an attribute may be called "value" or "code". */
function columnOf(field: string): Sql {
  return field === 'segment' ? ident('s', field) : ident('f', field);
}

/** One row a customer: the value as DOUBLE. */
export function queryNumberColumn(field: string): Sql {
  return sql`SELECT CAST(${columnOf(field)} AS DOUBLE) AS value ${sourceOf(field)} ${ROW_ORDER}`;
}

/** One row a value: its code, in the collation of the database; NULL last. */
export function queryCategoryValues(field: string): Sql {
  return sql`SELECT DISTINCT CAST(${columnOf(field)} AS VARCHAR) AS value ${sourceOf(field)} ORDER BY value NULLS LAST`;
}

/** One row a customer: the code of its value in `queryCategoryValues`. */
export function queryCategoryColumn(field: string): Sql {
  return sql`
WITH
-- one row per value
dictionary AS (
  SELECT value, row_number() OVER (ORDER BY value NULLS LAST) - 1 AS code
  FROM (SELECT DISTINCT CAST(${columnOf(field)} AS VARCHAR) AS value ${sourceOf(field)})
)
-- one row per customer
SELECT d.code::INTEGER AS code
${sourceOf(field)}
JOIN dictionary d ON d.value IS NOT DISTINCT FROM CAST(${columnOf(field)} AS VARCHAR)
${ROW_ORDER}`;
}

/** One row a customer: 1 in the finding of that name, else 0. */
export function queryFindingColumn(name: string): Sql {
  return sql`SELECT CAST(f.customer_id IN (SELECT customer_id FROM finding WHERE finding = ${name}) AS DOUBLE) AS value FROM customer_facts f ${ROW_ORDER}`;
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
