/** Owns the check for texts in the place of numbers or dates. */
import { ident, join, sql, type Sql } from '../../../sql/sql';
import type { RawColumn } from '../../../intake/raw-table';
import { roleById } from '../../role-registry';
import { customerId, fromSource, type Source } from '../../source';
import { typedValue } from '../../typed-value';
import { isTypical } from '../../typical-days';
import type { Check } from '../check';
import { many, n, units } from '../words';

interface Typed {
  readonly column: RawColumn;
  readonly role: string;
}

/** Columns that must hold numbers or dates and are not of such a type already. */
function typedColumns(source: Source): Typed[] {
  const own = [...source.roles].flatMap(([role, columns]) => columns.map((column): Typed => ({ column, role })));
  const series = [...source.months, ...source.days, ...source.slots].map(({ column, use }): Typed => ({
    column,
    role: use.role,
  }));
  return [...own, ...series].filter(({ column, role }) => {
    const kind = roleById(role)?.kind;
    // Beside a date, or for a typical day, it is the time of day.
    if (role === 'time' && (source.roles.has('day') || isTypical(source))) return false;
    return kind === 'number'
      ? column.kind === 'text'
      : (kind === 'date' || kind === 'timestamp') && (column.kind === 'text' || column.kind === 'integer');
  });
}

/** Values of one column that cannot be read. */
function unread(source: Source, { column, role }: Typed): Sql[] {
  const known = roleById(role);
  if (known === undefined) return [];
  const name = ident(column.name);
  const value = typedValue(column, known, source.monthFirst.has(column.name));
  const isFilled = column.kind === 'text' ? sql`known_text(${name}) IS NOT NULL` : sql`${name} IS NOT NULL`;
  return [
    sql`
  SELECT customer_id, file, line, column_name, value
  FROM (
    SELECT ${customerId(source)} AS customer_id, ${source.raw.source.file} AS file, rowid + 1 AS line, ${column.name} AS column_name,
           left(CAST(${name} AS VARCHAR), 80) AS value, CASE WHEN (${value}) IS NULL THEN ${isFilled} ELSE FALSE END AS is_unread
    ${fromSource(source)}
  )
  WHERE is_unread`,
  ];
}

const check: Check = {
  id: 'values-unreadable',
  group: 'value',
  severity: 'error',
  text: { en: 'Not a number, not a date', zh: '无法识别的数值或日期' },
  needs: [],
  replaces: ['values_unreadable'],
  unit: units.values,
  total: ({ sources }) => sql`SELECT ${sources.reduce((sum, source) => sum + source.raw.rows * typedColumns(source).length, 0)}`,
  rows: ({ sources }) => {
    const parts = sources.flatMap((source) => typedColumns(source).flatMap((typed) => unread(source, typed)));
    return parts.length === 0 ? null : join(parts, ' UNION ALL ');
  },
  order: sql`file, column_name, line`,
  sentence: ({ n: count }) => ({
    en: `Neither number nor date where one is expected: ${many(count, 'value')}.`,
    zh: `${n(count)} 个值应为数值或日期却无法识别。`,
  }),
  meaning: {
    en: 'They count as missing: sums over them are too low. Correct them in the file, or choose another use for the column on the Data page.',
    zh: '按缺失处理，相关合计因此偏低。请在文件中更正，或在“数据”页为该列另选用途。',
  },
};

export default check;
