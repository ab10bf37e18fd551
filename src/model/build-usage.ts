/** Owns the table `usage`: one row per customer and month; rows without a month keep period NULL. */
import { EMPTY, ident, join, sql, type Sql } from '../sql/sql';
import { scaledSeries } from './series-value';
import { customerId, fromSource, nullOf, plays, roleOrNull, typeOf, type Source } from './source';

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

/** CREATE of `usage`. `withRepeats` are the customer tables with an id in several rows. Where two sources know the same customer and month, each column comes from the first that has it. */
export function buildUsage(sources: readonly Source[], withRepeats: ReadonlySet<Source>): Sql {
  const parts = sources
    .filter(feedsUsage)
    .flatMap((source) =>
      usageOf(source, withRepeats.has(source)).map((select) => sql`SELECT *, ${source.order} AS source FROM (${select})`),
    );
  if (parts.length === 0) {
    const columns = USAGE_COLUMNS.map((name) => sql`${nullOf(name)} AS ${ident(name)}`);
    return sql`CREATE OR REPLACE TABLE usage AS SELECT ${join(columns, ', ')} WHERE FALSE`;
  }
  if (parts.length === 1) return sql`CREATE OR REPLACE TABLE usage AS SELECT * EXCLUDE (source) FROM (${parts[0] as Sql})`;
  const first = MEASURES.map((name) => sql`arg_min(${ident(name)}, source) AS ${ident(name)}`);
  return sql`
CREATE OR REPLACE TABLE usage AS
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
export function usageOf(source: Source, hasRepeats: boolean): Sql[] {
  const isWide = source.months.length > 0 || source.days.length > 0;
  if (!isWide) return [longUsage(source, MEASURES, hasRepeats)];
  // Beside month columns, what has no month of its own stands in a row without one.
  const undated = plays(source, 'amount', 'arrears', 'peak_kwh', 'valley_kwh')
    ? [
        longUsage(
          source,
          MEASURES.filter((name) => name !== 'kwh'),
          hasRepeats,
        ),
      ]
    : [];
  return [wideUsage(source, hasRepeats), ...undated];
}

/** One raw row per customer and period (or finer): added up to months. */
function longUsage(source: Source, measures: readonly string[], hasRepeats: boolean): Sql {
  const isWide = source.months.length > 0 || source.days.length > 0;
  const columns = MEASURES.map(
    (name) => sql`${measures.includes(name) ? roleOrNull(source, name) : nullOf(name)} AS ${ident(name)}`,
  );
  const period = isWide ? nullOf('period') : sql`CAST(date_trunc('month', ${roleOrNull(source, 'period')}) AS DATE)`;
  const known = ['kwh', 'amount', 'peak_kwh', 'flat_kwh', 'valley_kwh', 'arrears'].map((name) => ident(name));
  const row = sql`SELECT ${customerId(source)} AS customer_id, ${period} AS period, ${join(columns, ', ')} ${fromSource(source)}`;
  // A customer table without repeats has one row a customer already.
  if (isOnePerCustomer(source, hasRepeats))
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
function wideUsage(source: Source, hasRepeats: boolean): Sql {
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
  ${fromSource(source)}
)
-- one row per customer and month
SELECT customer_id, period, ${isOnePerCustomer(source, hasRepeats) ? sql`kwh, amount` : sql`sum(kwh) AS kwh, sum(amount) AS amount`}, ${join(nulls, ', ')}
FROM usage_row
WHERE customer_id IS NOT NULL AND (kwh IS NOT NULL OR amount IS NOT NULL)
${isOnePerCustomer(source, hasRepeats) ? EMPTY : sql`GROUP BY customer_id, period`}`;
}

function isOnePerCustomer(source: Source, hasRepeats: boolean): boolean {
  return source.rowIs === 'customer' && !hasRepeats;
}

function total(values: readonly Sql[]): Sql {
  if (values.length === 0) return sql`CAST(NULL AS ${typeOf('kwh')})`;
  return values.length === 1 ? (values[0] as Sql) : sql`list_sum([${join(values, ', ')}])`;
}
