/** Owns the total rows that close a table: named as such, with no other text, and nothing but them from there to the end. */
import type { Runner } from '../engine/engine';
import { many } from '../lib/many';
import type { Text } from '../lib/text';
import { ident, join, sql, type Sql } from '../sql/sql';
import type { Problem, RawColumn, RawTable, RejectedRow } from './raw-table';
import { TOTAL_PATTERN } from './totals';

/** More of them are a level of the table, such as a total for each month. */
const MOST_ROWS = 5;
/** Columns that are looked at and quoted, so that a wide table does not cost a wide statement. */
const MOST_COLUMNS = 200;
const KEPT_TEXT = 500;

const REASON: Text = { en: 'a total row at the end of the table', zh: '表尾合计行' };

export interface ClosingTotals {
  readonly rows: readonly RejectedRow[];
  readonly problem: Problem;
}

/**
 * Takes the rows out of the table when they are there, so that no sum over it counts twice; null otherwise. Total rows further up stay, and
 * with them those at the end: whoever built such a table works with its levels.
 * @param lastLine physical line of the last row, where it is known
 */
export async function takeClosingTotals(
  runner: Runner,
  table: string,
  columns: readonly Pick<RawColumn, 'name' | 'kind'>[],
  totals: RawTable['totals'],
  source: { readonly file: string; readonly delimiter?: string },
  lastLine: number | undefined,
): Promise<ClosingTotals | null> {
  const most = Math.max(0, ...totals.map(({ rows }) => rows));
  if (most === 0 || most > MOST_ROWS) return null;
  const name = ident('main', table);
  const texts = columns.filter(({ kind }) => kind === 'text').slice(0, MOST_COLUMNS);
  const named = texts.filter((column) => totals.some((total) => total.column === column.name));
  const isTotal = named.map(({ name: column }) => isTotalCell(column));
  if (isTotal.length === 0) return null;
  const hasOther = texts.map(({ name: column }) => sql`(${ident(column)} IS NOT NULL AND NOT ${isTotalCell(column)})`);
  const cells = columns.slice(0, MOST_COLUMNS).map((column) => sql`coalesce(CAST(${ident(column.name)} AS VARCHAR), '')`);
  const found = await runner.run(sql`
    WITH
      -- one row per row of the table that a text column names a total
      total_row AS (
        SELECT rowid AS place, ${join(hasOther, ' OR ')} AS has_other, concat_ws(${source.delimiter ?? ','}, ${join(cells, ', ')}) AS content
        FROM ${name}
        WHERE ${join(isTotal, ' OR ')}
      )
    SELECT place::DOUBLE AS place, has_other, left(content, ${KEPT_TEXT}) AS content, (SELECT count(*) FROM ${name})::DOUBLE AS row_count
    FROM total_row
    ORDER BY place`);
  const places = Array.from(found.numbers('place'));
  const rowCount = found.numbers('row_count')[0] ?? 0;
  const first = places[0] ?? -1;
  const isAtEnd = places.length > 0 && places.length < rowCount && first === rowCount - places.length;
  if (!isAtEnd || places.some((_, i) => found.cell('has_other', i) === true)) return null;
  await runner.run(sql`DELETE FROM ${name} WHERE rowid >= ${first}`);
  const rows = found.texts('content').map((text, i): RejectedRow => {
    return { line: lastLine === undefined ? 0 : lastLine - (places.length - 1 - i), reason: REASON, text: text ?? '' };
  });
  return { rows, problem: problemOf(rows.length, source.file) };
}

/** As isTotalName has it. */
function isTotalCell(column: string): Sql {
  return sql`regexp_matches(lower(replace(replace(${ident(column)}, ' ', ''), chr(12288), '')), ${TOTAL_PATTERN})`;
}

function problemOf(count: number, file: string): Problem {
  return {
    code: 'total_row_at_end',
    file,
    count,
    text: {
      en: `The table ends with ${count === 1 ? 'a row' : many(count, 'row')} of totals, left out so that no sum counts twice; see the left-out lines.`,
      zh: `表尾有 ${count} 行合计，为避免重复计算未导入；见“未导入的行”。`,
    },
  };
}
