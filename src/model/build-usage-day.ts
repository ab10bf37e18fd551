/** Owns the daily energy of customers: the table `usage_series` (one list a customer, or a customer and month, from wide layouts) and the view `usage_day` over it. */
import type { Runner, RunOptions } from '../engine/engine';
import { EMPTY, join, sql, type Sql } from '../sql/sql';
import { feedsUsage, rowMeasure } from './build-usage';
import { bandRowParts, hasBandRows } from './energy-bands';
import { fromOnce, type Repeats } from './repeats';
import { dayValues, monthOfRow } from './month-days';
import { periodOf } from './period';
import { scaledSeries } from './series-value';
import { customerId, fromSource, plays, type Source } from './source';

const DAY_MS = 86_400_000;
/** Raw rows of a long table in which the step of its periods is looked for. */
const LOOKED_AT = 200_000;
/** Days of one customer and month from which a table is one of days: a month's figure can be corrected once or twice. */
const FEWEST_DAYS = 4;

/**
 * The long tables of energy that have several days a month. Their days are read where they stand; a second copy would only take memory.
 */
export async function findDailySources(runner: Runner, sources: readonly Source[], run: RunOptions): Promise<Source[]> {
  const daily: Source[] = [];
  for (const source of sources) {
    if (!isLong(source)) continue;
    const result = await runner.run(
      sql`
WITH
-- the table's first rows
usage_row AS (
  SELECT ${customerId(source)} AS customer_id, ${periodOf(source)} AS day ${fromSource(source)} LIMIT ${LOOKED_AT}
),
-- one row per customer and month
month_days AS (
  SELECT count(DISTINCT day) AS days FROM usage_row WHERE day IS NOT NULL GROUP BY customer_id, date_trunc('month', day)
)
SELECT coalesce(max(days), 0)::INTEGER AS days FROM month_days ORDER BY days`,
      run,
    );
    if ((result.numbers('days')[0] ?? 0) >= FEWEST_DAYS) daily.push(source);
  }
  return daily;
}

function isLong(source: Source): boolean {
  return (
    source.days.length === 0 &&
    source.months.length === 0 &&
    source.yearMonths.length === 0 &&
    feedsUsage(source) &&
    plays(source, 'kwh') &&
    plays(source, 'period')
  );
}

/**
 * CREATE of `usage_series` and of the view `usage_day` (customer_id, day, kwh; one row per customer and day with a value). A day without a
 * value is NULL in the list and no row of the view: a gap is never a zero. Where two sources know the same customer and day, the first counts.
 * @param repeated sources with a customer and day in several rows, which are added up
 */
export function buildUsageDay(
  sources: readonly Source[],
  daily: readonly Source[],
  repeated: ReadonlyMap<Source, Repeats>,
): Sql[] {
  const wide = sources.filter((source) => feedsUsage(source) && source.days.length > 0);
  const monthly = sources.filter((source) => feedsUsage(source) && source.monthDays.length > 0);
  const series = [
    ...wide.map((source) => wideSeries(source, repeated.get(source))),
    ...monthly.map((source) => monthSeries(source, repeated.get(source))),
  ];
  const parts = [...(series.length > 0 ? [SERIES_DAYS] : []), ...daily.map((source) => longDays(source, repeated.get(source)))];
  const days = parts.length === 0 ? NO_DAYS : join(parts, ' UNION ALL ');
  const once = mayShareDays(wide, monthly, daily)
    ? sql`SELECT customer_id, day, arg_min(kwh, source) AS kwh FROM (${days}) GROUP BY customer_id, day`
    : sql`SELECT customer_id, day, kwh FROM (${days})`;
  return [
    series.length === 0 ? EMPTY_SERIES : sql`CREATE OR REPLACE TABLE usage_series AS ${join(series, ' UNION ALL ')}`,
    sql`CREATE OR REPLACE VIEW usage_day AS ${once}`,
  ];
}

/** True when `usage_day` is nothing but the lists of `usage_series`, no day of a customer in two of them: they may be added up as lists. */
export function isSeriesAlone(sources: readonly Source[], daily: readonly Source[]): boolean {
  const wide = sources.filter((source) => feedsUsage(source) && source.days.length > 0);
  const monthly = sources.filter((source) => feedsUsage(source) && source.monthDays.length > 0);
  return wide.length + monthly.length > 0 && daily.length === 0 && !mayShareDays(wide, monthly, daily);
}

/** True where a customer's day may stand in two sources. */
function mayShareDays(wide: readonly Source[], monthly: readonly Source[], daily: readonly Source[]): boolean {
  return monthly.length > 0 ? monthly.length + wide.length + daily.length > 1 : overlap(wide, daily);
}

/** Exports of one year each share no day; only then is it certain without a look at the rows. */
function overlap(wide: readonly Source[], daily: readonly Source[]): boolean {
  const days = wide.flatMap((source) => [...new Set(source.days.map(({ use }) => use.day))]);
  return daily.length > (wide.length === 0 ? 1 : 0) || new Set(days).size < days.length;
}

const EMPTY_SERIES = sql`
CREATE OR REPLACE TABLE usage_series AS
SELECT CAST(NULL AS VARCHAR) AS customer_id, CAST(NULL AS DATE) AS first_day, CAST(NULL AS FLOAT[]) AS kwh, CAST(NULL AS INTEGER) AS source
WHERE FALSE`;

const NO_DAYS = sql`
SELECT CAST(NULL AS VARCHAR) AS customer_id, CAST(NULL AS DATE) AS day, CAST(NULL AS DOUBLE) AS kwh, CAST(NULL AS INTEGER) AS source
WHERE FALSE`;

/** 33 million days as rows with text ids take ten times the memory of the lists, so they are rows only while something asks. */
const SERIES_DAYS = sql`
SELECT customer_id, first_day + CAST(place AS INTEGER) AS day, CAST(kwh AS DOUBLE) AS kwh, source
FROM (SELECT customer_id, first_day, source, unnest(kwh) AS kwh, generate_subscripts(kwh, 1) - 1 AS place FROM usage_series)
WHERE kwh IS NOT NULL`;

/** One raw row or several (meters) a customer; every day from the first to the last has its place in the list, also one without a column. */
function wideSeries(source: Source, repeats: Repeats | undefined): Sql {
  const isUnique = source.rowIs === 'customer' && repeats === undefined;
  const days = [...source.days].sort((a, b) => (a.use.day < b.use.day ? -1 : a.use.day > b.use.day ? 1 : 0));
  const first = days[0]?.use.day ?? '1970-01-01';
  const at = (day: string): number => Math.round((Date.parse(day) - Date.parse(first)) / DAY_MS);
  const cells: Sql[][] = Array.from({ length: at(days[days.length - 1]?.use.day ?? first) + 1 }, () => []);
  for (const { column, use } of days) cells[at(use.day)]?.push(scaledSeries(column, 'kwh'));
  const values = cells.map((same) =>
    same.length === 0 ? sql`NULL` : same.length === 1 ? (same[0] as Sql) : sql`coalesce(${join(same, ', ')})`,
  );
  const list = join(isUnique ? values : values.map((value) => sql`sum(${value})`), ', ');
  return sql`
SELECT ${customerId(source)} AS customer_id, CAST(${first} AS DATE) AS first_day, CAST([${list}] AS FLOAT[]) AS kwh, ${source.order}::INTEGER AS source
${fromOnce(source, repeats)}
${isUnique ? EMPTY : sql`GROUP BY ALL`}`;
}

/** One list a customer and month, as long as the month, added up over a customer's meters. */
function monthSeries(source: Source, repeats: Repeats | undefined): Sql {
  const names = dayValues(source).map((_, i) => sql`d${i + 1}`);
  const days = dayValues(source).map((value, i) => sql`${value} AS ${names[i] as Sql}`);
  const sums = names.map((name) => sql`sum(${name})`);
  return sql`
SELECT customer_id, first_day, list_slice(CAST([${join(sums, ', ')}] AS FLOAT[]), 1, day(last_day(first_day))) AS kwh, ${source.order}::INTEGER AS source
FROM (SELECT ${customerId(source)} AS customer_id, ${monthOfRow(source)} AS first_day, ${join(days, ', ')} ${fromOnce(source, repeats)})
WHERE customer_id IS NOT NULL AND first_day IS NOT NULL
GROUP BY customer_id, first_day`;
}

/** The days of a long table, added up over a customer's meters. */
function longDays(source: Source, repeats: Repeats | undefined): Sql {
  const hasBands = hasBandRows(source);
  return sql`
SELECT customer_id, day, ${hasBands ? sql`coalesce(sum(kwh), sum(kwh_of_band))` : sql`sum(kwh)`} AS kwh, ${source.order}::INTEGER AS source
FROM (SELECT ${customerId(source)} AS customer_id, CAST(${periodOf(source)} AS DATE) AS day, ${rowMeasure(source, 'kwh')} AS kwh${hasBands ? sql`, ${bandRowParts(source)}` : EMPTY} ${fromOnce(source, repeats)})
WHERE customer_id IS NOT NULL AND day IS NOT NULL AND ${hasBands ? sql`coalesce(kwh, kwh_of_band)` : sql`kwh`} IS NOT NULL
GROUP BY customer_id, day`;
}
