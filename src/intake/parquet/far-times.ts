/** Owns times so far away that the engine cannot compute with them, which milliseconds and seconds of 64 bits can write. */
import * as arrow from 'apache-arrow';
import type { Runner } from '../../engine/engine';
import { many } from '../../lib/many';
import type { Text } from '../../lib/text';
import { ident, join, sql, type Sql } from '../../sql/sql';

/** Names of the columns in which such times can be. */
export function coarseTimes(fields: readonly arrow.Field[]): string[] {
  return fields.filter(({ type }) => isCoarse(type as arrow.DataType)).map(({ name }) => name);
}

function isCoarse(type: arrow.DataType): boolean {
  return (
    arrow.DataType.isTimestamp(type) &&
    !type.timezone &&
    (type.unit === arrow.TimeUnit.MILLISECOND || type.unit === arrow.TimeUnit.SECOND)
  );
}

/** Makes NULL of them and says how many there were. A column without any stays as it is. */
export async function dropFarTimes(
  runner: Runner,
  table: string,
  columns: readonly string[],
): Promise<{ readonly code: string; readonly text: Text; readonly count: number } | null> {
  if (columns.length === 0) return null;
  const counts = columns.map((column, i) => {
    const name = ident(column);
    return sql`count(*) FILTER (WHERE NOT ${isNear(name)})::DOUBLE AS ${ident(`n_${i}`)}`;
  });
  const found = await runner.run(sql`SELECT ${join(counts, ', ')} FROM ${ident('main', table)}`);
  let count = 0;
  for (const [i, column] of columns.entries()) {
    const far = found.numbers(`n_${i}`)[0] ?? 0;
    if (far === 0) continue;
    count += far;
    await runner.run(
      sql`ALTER TABLE ${ident('main', table)} ALTER COLUMN ${ident(column)} TYPE TIMESTAMP USING CASE WHEN ${isNear(ident(column))} THEN ${ident(column)}::TIMESTAMP END`,
    );
  }
  if (count === 0) return null;
  return {
    code: 'times_out_of_range',
    count,
    text: {
      en: `${many(count, 'time is', 'times are')} beyond the years 1 to 9999 and ${count === 1 ? 'was' : 'were'} read as missing.`,
      zh: `${count} 个时间值超出公元 1 年至 9999 年，按缺失值读取。`,
    },
  };
}

/** Compared as they are: even TRY_CAST fails on them. */
function isNear(name: Sql): Sql {
  return sql`${name} BETWEEN TIMESTAMP_MS '0001-01-01' AND TIMESTAMP_MS '9999-12-31 23:59:59.999'`;
}
