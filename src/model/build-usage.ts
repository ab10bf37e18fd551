/** Owns `usage`, a view of one row per customer and month (rows without a month keep period NULL), and the table `usage_month` below it. */
import { EMPTY, ident, join, sql, type Sql } from '../sql/sql';
import { scaledSeries } from './series-value';
import { fromOnce, type Repeats } from './repeats';
import { customerId, nullOf, plays, roleOrNull, typeOf, type Source } from './source';

const MEASURES = ['kwh', 'amount', 'peak_kwh', 'flat_kwh', 'valley_kwh', 'due', 'paid', 'arrears'] as const;

export const USAGE_COLUMNS: readonly string[] = ['customer_id', 'period', ...MEASURES];

/** True when the source has something for `usage`. */
export function feedsUsage(source: Source): boolean {
  const takes = source.rowIs === 'usage' || source.rowIs === 'customer';
  return (
    takes &&
    (source.months.length > 0 || source.days.length > 0 || plays(source, 'kwh', 'amount', 'peak_kwh', 'valley_kwh', 'arrears'))
  );
}

/** Rows of customers and months beyond which months stay columns: 24 million of them as rows took more memory than there is. */
const MOST_ROWS = 6_000_000;

/**
 * CREATE of `usage_month` and of the view `usage`. Rows that repeat a customer and month are added up, copies once (`repeated`). Where two sources know
 * the same customer and month, each column comes from the first that has it.
 */
export function buildUsage(sources: readonly Source[], repeated: ReadonlyMap<Source, Repeats>): Sql[] {
  const feeding = sources.filter(feedsUsage);
  const [only] = feeding;
  if (only !== undefined && feeding.length === 1 && isTooWide(only, repeated.get(only)))
    return [
      sql`CREATE OR REPLACE TABLE usage_month AS ${NO_USAGE}`,
      sql`CREATE OR REPLACE VIEW usage AS ${wideUsage(only, undefined)}`,
    ];
  const parts = feeding.flatMap((source) =>
    usageOf(source, repeated.get(source)).map((select) => sql`SELECT *, ${source.order} AS source FROM (${select})`),
  );
  return [
    sql`CREATE OR REPLACE TABLE usage_month AS ${mergedUsage(parts)}`,
    sql`CREATE OR REPLACE VIEW usage AS FROM usage_month`,
  ];
}

/** One row a customer, so that its months are read from their columns without adding up; all of them numbers already. */
function isTooWide(source: Source, repeats: Repeats | undefined): boolean {
  const periods = new Set(source.months.map(({ use }) => use.period)).size;
  return (
    isOnePerCustomer(source, repeats) &&
    usageOf(source, repeats).length === 1 &&
    source.raw.rows * periods > MOST_ROWS &&
    source.months.every(({ column }) => column.kind === 'integer' || column.kind === 'number')
  );
}

const NO_USAGE = sql`SELECT ${join(
  USAGE_COLUMNS.map((name) => sql`${nullOf(name)} AS ${ident(name)}`),
  ', ',
)} WHERE FALSE`;

/** @param parts each with its place among the sources in `source` */
function mergedUsage(parts: readonly Sql[]): Sql {
  if (parts.length === 0) return NO_USAGE;
  if (parts.length === 1) return sql`SELECT * EXCLUDE (source) FROM (${parts[0] as Sql})`;
  const first = MEASURES.map((name) => sql`arg_min(${ident(name)}, source) AS ${ident(name)}`);
  return sql`
WITH
-- one row per source, customer and month
usage_source AS (
${join(parts, ' UNION ALL ')}
)
SELECT customer_id, period, ${join(first, ', ')}
FROM usage_source
GROUP BY customer_id, period`;
}

/** One SELECT a layout, all columns of `usage`, one row per customer and month within the source. */
export function usageOf(source: Source, repeats: Repeats | undefined): Sql[] {
  const isWide = source.months.length > 0 || source.days.length > 0;
  if (!isWide) return [longUsage(source, MEASURES, repeats)];
  // Beside month columns, what has no month of its own stands in a row without one; a bill beside monthly bills is their total.
  const hasBills = source.months.some(({ use }) => use.role === 'amount');
  const measures = MEASURES.filter((name) => name !== 'kwh' && !(name === 'amount' && hasBills));
  const hasMore = plays(source, 'arrears', 'peak_kwh', 'valley_kwh', ...(hasBills ? [] : ['amount']));
  const undated = hasMore ? [longUsage(source, measures, repeats)] : [];
  return [wideUsage(source, repeats), ...undated];
}

/** One raw row per customer and period (or finer): added up to months. */
function longUsage(source: Source, measures: readonly string[], repeats: Repeats | undefined): Sql {
  const isWide = source.months.length > 0 || source.days.length > 0;
  const columns = MEASURES.map(
    (name) => sql`${measures.includes(name) ? roleOrNull(source, name) : nullOf(name)} AS ${ident(name)}`,
  );
  const period = isWide ? nullOf('period') : sql`CAST(date_trunc('month', ${roleOrNull(source, 'period')}) AS DATE)`;
  const known = ['kwh', 'amount', 'peak_kwh', 'flat_kwh', 'valley_kwh', 'arrears'].map((name) => ident(name));
  const row = sql`SELECT ${customerId(source)} AS customer_id, ${period} AS period, ${join(columns, ', ')} ${fromOnce(source, repeats)}`;
  // A customer table without repeats has one row a customer already.
  if (isOnePerCustomer(source, repeats))
    return sql`SELECT * FROM (${row}) WHERE customer_id IS NOT NULL AND coalesce(${known}) IS NOT NULL`;
  return sql`
WITH
-- one row per raw row
usage_row AS (
  ${row}
)
-- one row per customer and month
SELECT
  customer_id,
  period,
  sum(kwh) AS kwh,
  sum(amount) AS amount,
  sum(peak_kwh) AS peak_kwh,
  sum(flat_kwh) AS flat_kwh,
  sum(valley_kwh) AS valley_kwh,
  max(due) AS due,
  CASE WHEN count(paid) = count(*) THEN max(paid) END AS paid,
  sum(arrears) AS arrears
FROM usage_row
WHERE customer_id IS NOT NULL AND coalesce(${known}) IS NOT NULL
GROUP BY customer_id, period`;
}

/** One column a month or day: days are added up to months before they become rows, which keeps 1,034 days within memory. */
function wideUsage(source: Source, repeats: Repeats | undefined): Sql {
  const months = new Map<string, { kwh: Sql[]; amount: Sql[] }>();
  const at = (period: string): { kwh: Sql[]; amount: Sql[] } => {
    const entry = months.get(period) ?? { kwh: [], amount: [] };
    months.set(period, entry);
    return entry;
  };
  for (const { column, use } of source.months) at(use.period)[use.role].push(scaledSeries(column, use.role));
  for (const { column, use } of source.days) at(`${use.day.slice(0, 7)}-01`).kwh.push(scaledSeries(column, 'kwh'));
  const periods = [...months.keys()].sort();
  const list = (role: 'kwh' | 'amount'): Sql =>
    join(
      periods.map((period) => total(months.get(period)?.[role] ?? [])),
      ', ',
    );
  const nulls = ['peak_kwh', 'flat_kwh', 'valley_kwh', 'due', 'paid', 'arrears'].map(
    (name) => sql`${nullOf(name)} AS ${ident(name)}`,
  );
  return sql`
WITH
-- one row per raw row and month
usage_row AS (
  SELECT
    ${customerId(source)} AS customer_id,
    unnest([${join(
      periods.map((period) => sql`CAST(${period} AS DATE)`),
      ', ',
    )}]) AS period,
    unnest([${list('kwh')}]) AS kwh,
    unnest([${list('amount')}]) AS amount
  ${fromOnce(source, repeats)}
)
-- one row per customer and month
SELECT customer_id, period, ${isOnePerCustomer(source, repeats) ? sql`kwh, amount` : sql`sum(kwh) AS kwh, sum(amount) AS amount`}, ${join(nulls, ', ')}
FROM usage_row
WHERE customer_id IS NOT NULL AND (kwh IS NOT NULL OR amount IS NOT NULL)
${isOnePerCustomer(source, repeats) ? EMPTY : sql`GROUP BY customer_id, period`}`;
}

function isOnePerCustomer(source: Source, repeats: Repeats | undefined): boolean {
  return source.rowIs === 'customer' && repeats === undefined && source.slots.length === 0;
}

function total(values: readonly Sql[]): Sql {
  if (values.length === 0) return sql`CAST(NULL AS ${typeOf('kwh')})`;
  return values.length === 1 ? (values[0] as Sql) : sql`list_sum([${join(values, ', ')}])`;
}
