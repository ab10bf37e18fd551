/** Owns the SQL that reads a cell as the year, or as the month of the year, of its row. Needs the macros of parse-macros. */
import type { RawColumn } from '../intake/raw-table';
import { ident, sql, type Sql } from '../sql/sql';

/** INTEGER: the one year in a cell such as 2024 or 2024年; NULL for anything else. */
export function yearValue(column: RawColumn): Sql {
  return sql`try_cast(nullif(regexp_extract(half_width(CAST(${ident(column.name)} AS VARCHAR)), ${'^((?:19|20)\\d{2})(?:\\.0)?\\s*(?:年度?)?$'}, 1), '') AS INTEGER)`;
}

const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** INTEGER 1 … 12 of a cell such as 1, 01, 1月 or January; NULL for anything else. */
export function monthValue(column: RawColumn): Sql {
  const text = sql`lower(half_width(CAST(${ident(column.name)} AS VARCHAR)))`;
  const digits = sql`try_cast(nullif(regexp_extract(${text}, ${'^(0?[1-9]|1[0-2])(?:\\.0)?\\s*(?:月份?)?$'}, 1), '') AS INTEGER)`;
  const named = sql`nullif(list_position([${NAMES}], left(regexp_extract(${text}, '^[a-z]{3,9}$'), 3)), 0)`;
  return sql`coalesce(${digits}, CAST(${named} AS INTEGER))`;
}
