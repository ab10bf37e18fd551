/** Owns the SQL of the month or day that a row of energy is about: one column of it, or the year and the month in columns of their own. */
import { sql, type Sql } from '../sql/sql';
import { nullOf, plays, roleValue, type Source } from './source';

/** True when the rows say of which month (or day) they are. */
export function hasPeriod(source: Source): boolean {
  return plays(source, 'period') || (plays(source, 'year') && plays(source, 'month_number'));
}

/** DATE of a row, of a month its first day unless the file names another one; NULL where the row does not say. */
export function periodOf(source: Source): Sql {
  const written = roleValue(source, 'period');
  if (written !== null) return written;
  const month = roleValue(source, 'month_number');
  return month === null ? nullOf('period') : monthStart(yearOf(source), month);
}

/** INTEGER year of a row. */
export function yearOf(source: Source): Sql {
  return roleValue(source, 'year') ?? sql`CAST(NULL AS INTEGER)`;
}

/** First day of a month; NULL where year or month is. */
export function monthStart(year: Sql, month: Sql | number): Sql {
  return sql`make_date(CAST(${year} AS INTEGER), CAST(${month} AS INTEGER), 1)`;
}
