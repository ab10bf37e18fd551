/** Owns `usage`, a view of one row per customer and month (rows without a month keep period NULL), and the table `usage_month` below it. */
import { EMPTY, ident, join, sql, type Sql } from '../sql/sql';
import { bandRowMeasure, bandRowParts, consumptionOf, hasBandRows, peakOf, rowBands } from './energy-bands';
import { sumOfDays } from './month-days';
import { periodOf } from './period';
import { fromOnce, type Repeats } from './repeats';
import { customerId, nullOf, plays, roleOrNull, type Source } from './source';
import { hasMonthColumns, hasMonthsOf, wideUsage } from './wide-usage';

const MEASURES = ['kwh', 'amount', 'peak_kwh', 'flat_kwh', 'valley_kwh', 'due', 'paid', 'arrears'] as const;

export const USAGE_COLUMNS: readonly string[] = ['customer_id', 'period', ...MEASURES];

/** True when the source has something for `usage`. */
export function feedsUsage(source: Source): boolean {
  const takes = source.rowIs === 'usage' || source.rowIs === 'customer';
  return (
    takes &&
    (hasMonthColumns(source) ||
      source.monthDays.length > 0 ||
      plays(source, 'kwh', 'amount', 'peak_kwh', 'valley_kwh', 'arrears'))
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
      sql`CREATE OR REPLACE VIEW usage AS ${wideUsage(only, undefined, MEASURES, true)}`,
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
    source.yearMonths.length === 0 &&
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

/** One row, true when some month has consumption or a bill. */
export const HAS_DATED_USAGE: Sql = sql`
SELECT EXISTS (FROM usage WHERE period IS NOT NULL AND coalesce(kwh, amount, peak_kwh, valley_kwh) IS NOT NULL) AS has_dated ORDER BY 1`;

/**
 * Fills `usage_month` with the months of readings, one row per customer and month with any point: for data without other consumption of a
 * month. A month is the sum of the points that are there. What is known without a month, and arrears of months, stay.
 */
export const FILL_FROM_READINGS: Sql = sql`
CREATE OR REPLACE TABLE usage_month AS
WITH
-- one row per customer and month with readings
reading_month AS (
  SELECT
    customer_id,
    CAST(date_trunc('month', day) AS DATE) AS period,
    CAST(sum(list_sum(kw) * slot_minutes / 60) AS DOUBLE) AS kwh
  FROM reading_day
  WHERE day IS NOT NULL
  GROUP BY ALL
  HAVING kwh IS NOT NULL
)
SELECT
  customer_id, period, coalesce(u.kwh, r.kwh) AS kwh,
  ${join(
    MEASURES.filter((name) => name !== 'kwh').map((name) => sql`u.${ident(name)}`),
    ', ',
  )}
FROM usage_month u FULL JOIN reading_month r USING (customer_id, period)`;

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
  if (!hasMonthColumns(source)) return [longUsage(source, MEASURES, repeats)];
  // Beside month columns, what has no month of its own stands in a row without one; a bill beside monthly bills is their total.
  const hasBills = hasMonthsOf(source, 'amount');
  const measures = MEASURES.filter((name) => name !== 'kwh' && !(name === 'amount' && hasBills));
  const hasMore = plays(source, 'arrears', 'peak_kwh', 'valley_kwh', ...(hasBills ? [] : ['amount']));
  const undated = hasMore ? [longUsage(source, measures, repeats)] : [];
  return [wideUsage(source, repeats, MEASURES, isOnePerCustomer(source, repeats)), ...undated];
}

/** One raw row per customer and period (or finer): added up to months. */
function longUsage(source: Source, measures: readonly string[], repeats: Repeats | undefined): Sql {
  const columns = MEASURES.map(
    (name) => sql`${measures.includes(name) ? rowMeasure(source, name) : nullOf(name)} AS ${ident(name)}`,
  );
  const isUndated = hasMonthColumns(source);
  const period = isUndated ? nullOf('period') : sql`CAST(date_trunc('month', ${periodOf(source)}) AS DATE)`;
  const known = [
    ...(hasBandRows(source) && !hasMonthColumns(source) ? ['kwh_of_band', 'amount_of_band'] : []),
    'kwh',
    'amount',
    'peak_kwh',
    'flat_kwh',
    'valley_kwh',
    'arrears',
  ].map((name) => ident(name));
  const hasRows = hasBandRows(source) && !isUndated;
  const parts = hasRows ? sql`, ${bandRowParts(source)}` : EMPTY;
  const sumOf = (name: string): Sql =>
    hasRows ? sql`coalesce(sum(${ident(name)}), sum(${ident(`${name}_of_band`)}))` : sql`sum(${ident(name)})`;
  const row = sql`SELECT ${customerId(source)} AS customer_id, ${period} AS period, ${join(columns, ', ')}${parts} ${fromOnce(source, repeats)}`;
  // A customer table without repeats has one row a customer already.
  if (isOnePerCustomer(source, repeats) && !hasRows)
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
  ${sumOf('kwh')} AS kwh,
  ${sumOf('amount')} AS amount,
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

/** Value of a row that stands for one month or for none. */
export function rowMeasure(source: Source, name: string): Sql {
  if (hasBandRows(source)) return bandRowMeasure(source, name);
  if (name === 'kwh') return source.monthDays.length > 0 ? sumOfDays(source) : consumptionOf(rowBands(source));
  if (name === 'peak_kwh') return peakOf(rowBands(source));
  return roleOrNull(source, name);
}

function isOnePerCustomer(source: Source, repeats: Repeats | undefined): boolean {
  return source.rowIs === 'customer' && repeats === undefined && source.slots.length === 0;
}
