/** Owns the SQL that turns one raw column into the type of its role; what cannot be read is NULL. Needs the macros of parse-macros. */
import type { RawColumn } from '../intake/raw-table';
import { ident, sql, type Sql } from '../sql/sql';
import { monthValue, yearValue } from './calendar-value';
import { unitFactor } from './header-name';
import type { Role } from './role';

/** `monthFirst`: whether 01/02/2024 in this column is the second of January. */
export function typedValue(column: RawColumn, role: Role, monthFirst: boolean): Sql {
  if (role.id === 'year') return yearValue(column);
  if (role.id === 'month_number') return monthValue(column);
  const isScore = role.kind === 'number' && role.tables.includes('survey');
  switch (role.kind) {
    case 'id':
      return idText(column);
    case 'category':
      return categoryText(column);
    case 'text':
      return column.kind === 'text' ? sql`trimmed(${ident(column.name)})` : categoryText(column);
    case 'number':
      return isScore && column.kind === 'text'
        ? sql`text_to_score(${ident(column.name)})`
        : scaled(numberValue(column), unitFactor(column.name, role.unit?.en));
    case 'date':
      return column.kind === 'date' ? ident(column.name) : sql`CAST(${timeValue(column, monthFirst)} AS DATE)`;
    case 'timestamp':
      return timeValue(column, monthFirst);
    case 'boolean':
      return column.kind === 'boolean' ? ident(column.name) : sql`text_to_flag(CAST(${ident(column.name)} AS VARCHAR))`;
  }
}

/** Digits stay as they are written: leading zeros, and no ".0" where a reader made a number of them. */
export function idText(column: RawColumn): Sql {
  return column.kind === 'text' ? sql`half_width(${ident(column.name)})` : wholeText(column);
}

/** A category: trimmed text, `-` and the like are NULL. */
export function categoryText(column: RawColumn): Sql {
  if (column.kind === 'text') return sql`category_text(${ident(column.name)})`;
  return wholeText(column);
}

/** Finite DOUBLE. */
export function numberValue(column: RawColumn): Sql {
  const name = ident(column.name);
  switch (column.kind) {
    case 'integer':
      return sql`CAST(${name} AS DOUBLE)`;
    case 'number':
      return sql`CASE WHEN isfinite(CAST(${name} AS DOUBLE)) THEN CAST(${name} AS DOUBLE) END`;
    case 'boolean':
      return sql`CAST(CAST(${name} AS INTEGER) AS DOUBLE)`;
    case 'text':
      return sql`text_to_number(${name})`;
    case 'date':
    case 'timestamp':
    case 'other':
      return sql`CAST(NULL AS DOUBLE)`;
  }
}

function timeValue(column: RawColumn, monthFirst: boolean): Sql {
  const name = ident(column.name);
  if (column.kind === 'date' || column.kind === 'timestamp') return sql`CAST(${name} AS TIMESTAMP)`;
  if (column.kind === 'text') return sql`text_to_time(${name}, ${monthFirst})`;
  if (column.kind === 'integer') return sql`digits_to_time(${name})`;
  return sql`CAST(NULL AS TIMESTAMP)`;
}

/** Time of day as an interval, for a column beside a day column; a TIME or text such as 8:15. */
export function clockValue(column: RawColumn): Sql {
  return sql`text_to_clock(CAST(${ident(column.name)} AS VARCHAR))`;
}

function wholeText(column: RawColumn): Sql {
  const name = ident(column.name);
  if (column.kind !== 'number') return sql`CAST(${name} AS VARCHAR)`;
  return sql`CASE WHEN ${name} = trunc(${name}) THEN CAST(try_cast(${name} AS HUGEINT) AS VARCHAR) ELSE CAST(${name} AS VARCHAR) END`;
}

function scaled(value: Sql, factor: number): Sql {
  return factor === 1 ? value : sql`${factor} * (${value})`;
}
