/** Owns the question which cells of a table's first rows count as missing because they hold no number or date where one is due. */
import type { RawColumn, RawTable } from '../intake/raw-table';
import type { ResultReader } from '../lib/result';
import { ident, join, sql, type Sql } from '../sql/sql';
import type { TableMapping } from './mapping';
import type { Role } from './role';
import { roleById } from './role-registry';
import { typedValue } from './typed-value';

/** `number`, `date`: cannot be read as that. `none`: stands for no value, such as `-` or 暂无. */
export type Unread = 'number' | 'date' | 'none';

interface Typed {
  readonly column: RawColumn;
  readonly role: Role;
}

/** Roles that say on which day a time of day is meant. */
const DAYS = ['day', 'season', 'day_kind'];

/** Of a wide table the first such columns: the statement must stay small. */
const MOST_COLUMNS = 200;

/** Columns whose role asks for numbers or dates but which came as something else. */
function typedColumns(table: RawTable, mapping: TableMapping): Typed[] {
  const hasDay = mapping.columns.some(({ use }) => use.kind === 'role' && DAYS.includes(use.role));
  const uses = new Map(mapping.columns.map(({ column, use }) => [column, use]));
  return table.columns
    .flatMap((column): Typed[] => {
      const use = uses.get(column.name);
      const role = use !== undefined && 'role' in use ? roleById(use.role) : undefined;
      // Beside a column of days, or of typical days, it is the time of day.
      if (role === undefined || (role.id === 'time' && hasDay)) return [];
      const isDue =
        role.kind === 'number'
          ? column.kind === 'text'
          : (role.kind === 'date' || role.kind === 'timestamp') && (column.kind === 'text' || column.kind === 'integer');
      return isDue ? [{ column, role }] : [];
    })
    .slice(0, MOST_COLUMNS);
}

/**
 * One row per row of the table, the first `rows` in its order; for the i-th such column `u_i`: 'number', 'date', 'none', or NULL for a
 * cell that was read or is empty. A date that only the other order of day and month would read counts as read. Needs PARSE_MACROS.
 * @returns null without such columns
 */
export function queryUnread(table: RawTable, mapping: TableMapping, rows: number): Sql | null {
  const columns = typedColumns(table, mapping);
  if (columns.length === 0) return null;
  const cells = columns.map(({ column, role }, i) => {
    const name = ident(column.name);
    const values = [false, true].map((monthFirst) => typedValue(column, role, monthFirst));
    const value = role.kind === 'number' ? (values[0] as Sql) : sql`coalesce(${join(values, ', ')})`;
    const text = column.kind === 'text' ? name : sql`CAST(${name} AS VARCHAR)`;
    const kind = role.kind === 'number' ? 'number' : 'date';
    return sql`CASE WHEN ${value} IS NOT NULL OR trimmed(${text}) IS NULL THEN NULL WHEN known_text(${text}) IS NULL THEN 'none' ELSE ${kind} END AS ${ident(`u_${i}`)}`;
  });
  const names = columns.map(({ column }) => ident(column.name));
  return sql`SELECT ${join(cells, ', ')} FROM (SELECT ${join(names, ', ')} FROM ${ident(table.name)} LIMIT ${rows})`;
}

/** By column: of each row what `queryUnread` says. */
export function readUnread(
  table: RawTable,
  mapping: TableMapping,
  result: ResultReader,
): ReadonlyMap<string, readonly (Unread | null)[]> {
  return new Map(typedColumns(table, mapping).map(({ column }, i) => [column.name, result.texts(`u_${i}`) as (Unread | null)[]]));
}
