/** Owns the days of layouts in which one row is a month of a customer and its days are columns: 1日 … 31日. */
import type { Runner, RunOptions } from '../engine/engine';
import { join, sql, type Sql } from '../sql/sql';
import { total } from './energy-bands';
import { periodOf } from './period';
import { scaledSeries } from './series-value';
import { fromSource, type Source } from './source';

const DAYS = 31;
const SHORTEST_MONTH = 28;

/** DATE: first day of a row's month. */
export function monthOfRow(source: Source): Sql {
  return sql`CAST(date_trunc('month', ${periodOf(source)}) AS DATE)`;
}

/** Energy of each of 31 days of a row's month, NULL without a column. What stands under 31日 of a shorter month is of no day. */
export function dayValues(source: Source): Sql[] {
  return Array.from({ length: DAYS }, (_, i) => {
    const value = total(valuesOf(source, i + 1));
    return i < SHORTEST_MONTH ? value : sql`CASE WHEN ${i + 1} <= day(last_day(${monthOfRow(source)})) THEN ${value} END`;
  });
}

function valuesOf(source: Source, day: number): Sql[] {
  return source.monthDays.filter(({ use }) => use.day === day).map(({ column }) => scaledSeries(column, 'kwh'));
}

/** Energy of a row's month as far as its days are known; NULL without any. */
export function sumOfDays(source: Source): Sql {
  return sql`list_sum([${join(dayValues(source), ', ')}])`;
}

/** Cells with a value under a day that their month does not have. 0 is what systems fill in there, and is none. */
export async function countBeyondMonth(runner: Runner, source: Source, run: RunOptions): Promise<number> {
  const late = Array.from({ length: DAYS - SHORTEST_MONTH }, (_, i) => SHORTEST_MONTH + 1 + i).filter(
    (day) => valuesOf(source, day).length > 0,
  );
  if (late.length === 0) return 0;
  const cells = late.map(
    (day) =>
      sql`count(*) FILTER (${day} > day(last_day(${monthOfRow(source)})) AND coalesce(${total(valuesOf(source, day))}, 0) <> 0)`,
  );
  const sum = cells.reduce((all, cell) => sql`${all} + ${cell}`);
  return (await runner.run(sql`SELECT (${sum})::DOUBLE AS n ${fromSource(source)} ORDER BY n`, run)).numbers('n')[0] ?? 0;
}
