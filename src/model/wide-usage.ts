/** Owns the months of wide layouts: one column a month (of a known year, or of the year in the row), or one a day. */
import { EMPTY, ident, join, sql, type Sql } from '../sql/sql';
import { consumptionOf, peakOf, total, type Bands } from './energy-bands';
import type { MonthRole } from './mapping';
import { monthStart, yearOf } from './period';
import { fromOnce, type Repeats } from './repeats';
import { scaledSeries } from './series-value';
import { customerId, nullOf, type Source } from './source';

type Cells = Record<MonthRole, Sql[]>;

/** True for a source of which `wideUsage` makes rows. */
export function hasMonthColumns(source: Source): boolean {
  return source.months.length > 0 || source.days.length > 0 || source.yearMonths.length > 0;
}

/** True when some column of months holds that figure. */
export function hasMonthsOf(source: Source, role: MonthRole): boolean {
  return [...source.months, ...source.yearMonths].some(({ use }) => use.role === role);
}

/** Columns of a month in their order: of a year known from the header its first day, else the month of the year in the row. */
function cellsByMonth(source: Source): { readonly period: Sql; readonly cells: Cells }[] {
  const months = new Map<string, Cells>();
  const at = (month: string): Cells => {
    const entry = months.get(month) ?? {
      ...{ kwh: [], amount: [], critical_kwh: [], peak_kwh: [], flat_kwh: [], valley_kwh: [] },
    };
    months.set(month, entry);
    return entry;
  };
  for (const { column, use } of source.months) at(use.period)[use.role].push(scaledSeries(column, use.role));
  for (const { column, use } of source.days) at(`${use.day.slice(0, 7)}-01`).kwh.push(scaledSeries(column, 'kwh'));
  for (const { column, use } of source.yearMonths)
    at(String(use.month).padStart(2, '0'))[use.role].push(scaledSeries(column, use.role));
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, cells]) => ({
      period: month.length === 2 ? monthStart(yearOf(source), Number(month)) : sql`CAST(${month} AS DATE)`,
      cells,
    }));
}

/**
 * SELECT of all columns of `usage`, one row per customer and month. Days are added up to months before they become rows, which keeps 1,034
 * days within memory.
 * @param measures the columns of `usage` behind customer and month, in order
 * @param isUnique true where a customer has one row, so that nothing needs adding up
 */
export function wideUsage(source: Source, repeats: Repeats | undefined, measures: readonly string[], isUnique: boolean): Sql {
  const months = cellsByMonth(source);
  const value: Readonly<Record<string, (cells: Cells & Bands) => Sql>> = {
    kwh: consumptionOf,
    amount: ({ amount }) => total(amount, 'amount'),
    peak_kwh: peakOf,
    flat_kwh: ({ flat_kwh }) => total(flat_kwh),
    valley_kwh: ({ valley_kwh }) => total(valley_kwh),
  };
  const bands = ['peak_kwh', 'flat_kwh', 'valley_kwh'].filter((name) =>
    months.some(({ cells }) => cells[name as MonthRole].length > 0 || (name === 'peak_kwh' && cells.critical_kwh.length > 0)),
  );
  const held = ['kwh', 'amount', ...bands];
  const lists = held.map(
    (name) =>
      sql`unnest([${join(
        months.map(({ cells }) => value[name]?.(cells) ?? nullOf(name)),
        ', ',
      )}]) AS ${ident(name)}`,
  );
  const columns = measures.map((name) => {
    if (!held.includes(name)) return sql`${nullOf(name)} AS ${ident(name)}`;
    return isUnique ? ident(name) : sql`sum(${ident(name)}) AS ${ident(name)}`;
  });
  return sql`
WITH
-- one row per raw row and month
usage_row AS (
  SELECT
    ${customerId(source)} AS customer_id,
    unnest([${join(
      months.map(({ period }) => period),
      ', ',
    )}]) AS period,
    ${join(lists, ', ')}
  ${fromOnce(source, repeats)}
)
-- one row per customer and month
SELECT customer_id, period, ${join(columns, ', ')}
FROM usage_row
WHERE customer_id IS NOT NULL${source.yearMonths.length > 0 ? sql` AND period IS NOT NULL` : EMPTY} AND coalesce(${held.map((name) => ident(name))}) IS NOT NULL
${isUnique ? EMPTY : sql`GROUP BY customer_id, period`}`;
}
