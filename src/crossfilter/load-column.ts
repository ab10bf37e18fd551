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
  /** Of a category; it saves a pass over the customers. Where the column turns out otherwise, it is read once more without. */
  readonly known?: KnownValues | undefined;
}

/** What is known of a category before it is read: how many values it has, which those are, and how many customers have none. */
export interface KnownValues {
  readonly distinct: number;
  readonly values?: readonly string[];
  readonly missing: number;
}

/**
 * All columns are read in the order in which customer_facts was filled, so that row i is the same customer in each. A plain scan keeps that
 * order (preserve_insertion_order is locked), and takes half as long as to sort by rowid. Behind a join it has to be said.
 * (Sorting by customer_id takes three times as long.)
 */
const ROW_ORDER = sql`ORDER BY f.rowid`;

/** A dictionary of more values than these is joined; up to there it is written into the statement as an ENUM, which is four times as fast. */
const MOST_ENUM_VALUES = 2000;

/** Up to so many values, comparing with one after another takes three quarters of the time of an ENUM. */
const MOST_COMPARED_VALUES = 6;

/** Among the first so many customers a category of few values most likely shows all of them, in a fifth of the time that all customers take. */
const SAMPLED_ROWS = 20_000;

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

/** The same of the first customers. */
function querySampledValues(field: string): Sql {
  return sql`SELECT DISTINCT value FROM (SELECT ${valueOf(field)} AS value ${sourceOf(field)} LIMIT ${SAMPLED_ROWS}) ORDER BY value NULLS LAST`;
}

/** A literal that holds NUL is none. */
function fitIntoStatement(texts: readonly string[]): boolean {
  return texts.length <= MOST_ENUM_VALUES && !texts.some((text) => text.includes('\0'));
}

/** Code of a value in the list, NULL and what is not in it after the texts; null where the list does not fit into a statement. */
function listCode(field: string, values: readonly (string | null)[]): Sql | null {
  const texts = values.filter(isText);
  if (texts.length === 0) return sql`0::UTINYINT`;
  if (!fitIntoStatement(texts)) return null;
  // As narrow as the ENUM's own codes, where NULL fits in, too.
  const width = texts.length < 256 ? sql`UTINYINT` : sql`USMALLINT`;
  const none = sql`${texts.length}::${width}`;
  if (texts.length > MOST_COMPARED_VALUES)
    return sql`coalesce(enum_code(TRY_CAST(${valueOf(field)} AS ENUM(${texts})))::${width}, ${none})`;
  const cases = texts.map((text, code) => sql`WHEN ${text} THEN ${code}::${width}`);
  return sql`CASE ${valueOf(field)} ${join(cases, ' ')} ELSE ${none} END`;
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

/** The values of a category in the order of `queryCategoryValues`, as far as is known. `isSure`: they are all. */
interface Values {
  readonly values: readonly (string | null)[];
  readonly isSure: boolean;
}

async function readValues({ field, known }: WantedColumn, run: Run): Promise<Values> {
  if (known !== undefined && known.distinct <= MOST_ENUM_VALUES) {
    const texts =
      known.values === undefined
        ? (await run(querySampledValues(field))).texts('value').filter(isText)
        : [...known.values].sort(byCodePoint);
    if (texts.length === known.distinct && fitIntoStatement(texts))
      return { values: known.missing > 0 ? [...texts, null] : texts, isSure: false };
  }
  return { values: (await run(queryCategoryValues(field))).texts('value'), isSure: true };
}

function isText(value: string | null): value is string {
  return value !== null;
}

/** As the database sorts, which looks at bytes of UTF-8; by units of UTF-16 the rarest signs would come before some others. */
function byCodePoint(a: string, b: string): number {
  const [ofA, ofB] = [Array.from(a), Array.from(b)];
  const place = ofA.findIndex((sign, i) => sign !== ofB[i]);
  if (place < 0) return ofA.length - ofB.length;
  return (ofA[place]?.codePointAt(0) ?? 0) - (ofB[place]?.codePointAt(0) ?? -1);
}

/** Each value is there, and no more customers have none than are known to. */
function isAsKnown({ codes, values }: CategoryColumn, missing: number): boolean {
  const texts = values.filter(isText).length;
  const counts = new Uint32Array(texts + 1);
  for (let row = 0; row < codes.length; row++) counts[codes[row] as number] = (counts[codes[row] as number] as number) + 1;
  return counts[texts] === missing && !counts.subarray(0, texts).includes(0);
}

/** Runs what the fields need, as few statements as that takes, and gives their columns. */
export async function loadFactColumns(wanted: readonly WantedColumn[], run: Run): Promise<Map<string, FactColumn>> {
  const columns = new Map<string, FactColumn>();
  const parts: { readonly select: Sql; read(result: ResultReader): void }[] = [];
  const otherwise: WantedColumn[] = [];
  const found = await Promise.all(wanted.map(async (column) => (column.kind === 'number' ? null : readValues(column, run))));
  for (const [i, { field, known }] of wanted.entries()) {
    const name = `c${String(i)}`;
    const select = (value: Sql): Sql => sql`${value} AS ${ident(name)}`;
    const category = found[i] ?? null;
    if (category === null) {
      const read = (result: ResultReader) => void columns.set(field, readNumberColumn(result, name));
      parts.push({ select: select(sql`CAST(${ident('f', field)} AS DOUBLE)`), read });
      continue;
    }
    const { values, isSure } = category;
    const code = listCode(field, values);
    const take = (result: ResultReader): void => {
      const column = readCodes(result, code === null ? 'code' : name, values);
      if (isSure || isAsKnown(column, known?.missing ?? 0)) columns.set(field, column);
      else otherwise.push({ field, kind: 'category' });
    };
    if (code === null) take(await run(queryJoinedCodes(field)));
    else if (field === 'segment') take(await run(sql`SELECT ${select(code)} ${sourceOf(field)}`));
    else parts.push({ select: select(code), read: take });
  }
  if (parts.length > 0) {
    const selected = join(
      parts.map(({ select }) => select),
      ', ',
    );
    const result = await run(sql`SELECT ${selected} FROM customer_facts f`);
    for (const part of parts) part.read(result);
  }
  if (otherwise.length > 0) for (const [field, column] of await loadFactColumns(otherwise, run)) columns.set(field, column);
  return columns;
}

/** The same for one field. */
export async function loadFactColumn(field: string, kind: FactColumn['kind'], run: Run): Promise<FactColumn> {
  return (await loadFactColumns([{ field, kind }], run)).get(field) as FactColumn;
}
