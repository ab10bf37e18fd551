/** Owns the Parquet types that reach the engine in another form than they mean, and how to put that right. */
import * as arrow from 'apache-arrow';
import type { Text } from '../../lib/text';
import { ident, sql, type Sql } from '../../sql/sql';

/** A column to convert once the table is complete. */
export interface TypeFix {
  readonly column: string;
  readonly type: Sql;
  readonly value: Sql;
  readonly problem: { readonly code: string; readonly text: Text } | null;
}

/** What has to be converted among the columns of a file. */
export function plainTypes(fields: readonly arrow.Field[]): TypeFix[] {
  return fields.flatMap((field) => fixOf(field) ?? []);
}

function fixOf({ name: column, type, metadata }: arrow.Field): TypeFix | null {
  const name = ident(column);
  if (arrow.DataType.isTimestamp(type) && type.timezone) {
    const text = {
      en: `Column "${column}" holds instants; they are shown in UTC.`,
      zh: `列“${column}”为带时区的时间，按 UTC 显示。`,
    };
    // Functions on times with a zone need an extension that is not there.
    return { column, type: sql`TIMESTAMP`, value: sql`${name}::TIMESTAMP`, problem: { code: 'times_in_utc', text } };
  }
  if (arrow.DataType.isFixedSizeBinary(type) && type.byteWidth === 16) {
    // The engine knows a UUID by this mark; without it, it arrives as its sixteen bytes.
    if (metadata.get('ARROW:extension:name') === 'arrow.uuid')
      return { column, type: sql`VARCHAR`, value: sql`${name}::VARCHAR`, problem: null };
    const value = sql`regexp_replace(lower(hex(${name})), '^(.{8})(.{4})(.{4})(.{4})(.{12})$', '\\1-\\2-\\3-\\4-\\5')`;
    return { column, type: sql`VARCHAR`, value, problem: null };
  }
  if (arrow.DataType.isInterval(type) && type.unit === arrow.IntervalUnit.DAY_TIME) {
    const text = {
      en: `Column "${column}" holds intervals; months in them are lost, days and times are kept.`,
      zh: `列“${column}”为时间间隔，其中的月份无法读取，仅保留天与时间。`,
    };
    // Days and milliseconds, 32 bits each, come as one whole number; see rewriteColumns.
    const days = sql`((${name} & 4294967295) + 2147483648) % 4294967296 - 2147483648`;
    const value = sql`to_days((${days})::INTEGER) + to_milliseconds(${name} >> 32)`;
    return { column, type: sql`INTERVAL`, value, problem: { code: 'interval_months_lost', text } };
  }
  return null;
}
