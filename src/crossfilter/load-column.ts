/** Owns the way of columns of customer_facts (or `segment`) from SQL into the facts index. */
import type { ResultReader } from '../lib/result';
import { queryEventCustomers, type EventQuestion } from '../model/event-filter';
import { ident, join, sql, type Sql } from '../sql/sql';
import { makeCodes, type CategoryColumn, type FactColumn, type NumberColumn } from './fact-column';

type Run = (statement: Sql) => Promise<ResultReader>;

/** A column that is wanted in memory. */
export interface WantedColumn {
  readonly field: string;
  readonly kind: FactColumn['kind'];
}

/**
 * All columns are read in the order in which customer_facts was filled, so that row i is the same customer in each. A plain scan keeps that
 * order (preserve_insertion_order is locked), and takes half as long as to sort by rowid. Behind a join it has to be said.
 * (Sorting by customer_id takes three times as long.)
 */
const ROW_ORDER = sql`ORDER BY f.rowid`;

/** A dictionary of more values than these is joined; up to there it is written into the statement as an ENUM, which is four times as fast. */
const MOST_ENUM_VALUES = 2000;

/** With its table, for an attribute may be called "value" or "code". Dates are categories by their text, as filters see them. */
function valueOf(field: string): Sql {
  return field === 'segment' ? sql`CAST(s.segment AS VARCHAR)` : sql`CAST(${ident('f', field)} AS VARCHAR)`;
}

/** `segment` has one row for each customer, in the order of customer_facts (runSegmentation sees to that). */
function sourceOf(field: string): Sql {
  return field === 'segment' ? sql`FROM segment s` : sql`FROM customer_facts f`;
}

/** One row a value: the text, in the collation of the database; NULL last. */
export function queryCategoryValues(field: string): Sql {
  return sql`SELECT DISTINCT ${valueOf(field)} AS value ${sourceOf(field)} ORDER BY value NULLS LAST`;
}

/** Code of a value in the list of all of them, NULL after the texts; null where the list does not fit into a statement. */
function enumCode(field: string, values: readonly (string | null)[]): Sql | null {
  const texts = values.filter((value): value is string => value !== null);
  if (texts.length === 0) return sql`0::UTINYINT`;
  // An ENUM is made of literals, and one with NUL is none.
  if (texts.length > MOST_ENUM_VALUES || texts.some((text) => text.includes('\0'))) return null;
  // As narrow as the ENUM's own codes, where NULL fits in, too.
  const width = texts.length < 256 ? sql`UTINYINT` : sql`USMALLINT`;
  return sql`coalesce(enum_code(CAST(${valueOf(field)} AS ENUM(${texts})))::${width}, ${texts.length}::${width})`;
}

/** One row a customer: the code of its value in `queryCategoryValues`. */
function queryJoinedCodes(field: string): Sql {
  return sql`
WITH
-- one row per value
dictionary AS (
  SELECT value, row_number() OVER (ORDER BY value NULLS LAST) - 1 AS code FROM (${queryCategoryValues(field)})
)
-- one row per customer
SELECT d.code::INTEGER AS code
${sourceOf(field)}
JOIN dictionary d ON d.value IS NOT DISTINCT FROM ${valueOf(field)}
ORDER BY ${field === 'segment' ? sql`s` : sql`f`}.rowid`;
}

/** One row a customer: 1 in the finding of that name, else 0. */
export function queryFindingColumn(name: string): Sql {
  return sql`SELECT CAST(f.customer_id IN (SELECT customer_id FROM finding WHERE finding = ${name}) AS DOUBLE) AS value FROM customer_facts f ${ROW_ORDER}`;
}

/** One row a customer: 1 where it happened to the customer, else 0. */
export function queryEventColumn(event: EventQuestion): Sql {
  return sql`SELECT CAST(f.customer_id IN (${queryEventCustomers(event)}) AS DOUBLE) AS value FROM customer_facts f ${ROW_ORDER}`;
}

export function readNumberColumn(result: ResultReader, name = 'value'): NumberColumn {
  return { kind: 'number', values: result.numbers(name) };
}

function readCodes(result: ResultReader, name: string, values: readonly (string | null)[]): CategoryColumn {
  const codes = makeCodes(result.rowCount, values.length);
  codes.set(result.numbers(name));
  return { kind: 'category', codes, values };
}

/** Runs what the fields need, as few statements as that takes, and gives their columns. */
export async function loadFactColumns(wanted: readonly WantedColumn[], run: Run): Promise<Map<string, FactColumn>> {
  const columns = new Map<string, FactColumn>();
  const parts: { readonly select: Sql; read(result: ResultReader): void }[] = [];
  for (const [i, { field, kind }] of wanted.entries()) {
    const name = `c${String(i)}`;
    const select = (value: Sql): Sql => sql`${value} AS ${ident(name)}`;
    if (kind === 'number') {
      const read = (result: ResultReader) => void columns.set(field, readNumberColumn(result, name));
      parts.push({ select: select(sql`CAST(${ident('f', field)} AS DOUBLE)`), read });
      continue;
    }
    const values = (await run(queryCategoryValues(field))).texts('value');
    const code = enumCode(field, values);
    if (code === null) columns.set(field, readCodes(await run(queryJoinedCodes(field)), 'code', values));
    else if (field === 'segment')
      columns.set(field, readCodes(await run(sql`SELECT ${code} AS code ${sourceOf(field)}`), 'code', values));
    else parts.push({ select: select(code), read: (result) => void columns.set(field, readCodes(result, name, values)) });
  }
  if (parts.length === 0) return columns;
  const selected = join(
    parts.map(({ select }) => select),
    ', ',
  );
  const result = await run(sql`SELECT ${selected} FROM customer_facts f`);
  for (const part of parts) part.read(result);
  return columns;
}

/** The same for one field. */
export async function loadFactColumn(field: string, kind: FactColumn['kind'], run: Run): Promise<FactColumn> {
  return (await loadFactColumns([{ field, kind }], run)).get(field) as FactColumn;
}
