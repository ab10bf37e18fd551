/** Owns the recognition of total rows by the names they carry. */
import type { Runner } from '../engine/engine';
import { ident, join, sql } from '../sql/sql';
import type { RawColumn, RawTable } from './raw-table';

/** How exports name them, in lower case and without blanks. */
const NAMES = ['合计', '合計', '小计', '小計', '总计', '總計', '共计', '共計', 'total', 'subtotal', 'sub-total', 'grandtotal'];
const NAME_SET: ReadonlySet<string> = new Set(NAMES);
/** Longest of them in UTF-8 bytes, blanks included: longer cells need no look. */
export const LONGEST_TOTAL_BYTES = 16;
const COLUMNS_A_STATEMENT = 200;

/** True for a cell such as `合计`, `合 计` or `Grand total`. */
export function isTotalName(text: string): boolean {
  return NAME_SET.has(text.replace(/[ \u3000]/g, '').toLowerCase());
}

/** Text columns in which cells name total rows, with their count over the whole table. */
export async function findTotals(runner: Runner, table: string, columns: readonly RawColumn[]): Promise<RawTable['totals']> {
  const texts = columns.filter(({ kind }) => kind === 'text').map(({ name }) => name);
  const totals: { column: string; rows: number }[] = [];
  for (let from = 0; from < texts.length; from += COLUMNS_A_STATEMENT) {
    const some = texts.slice(from, from + COLUMNS_A_STATEMENT);
    const counts = some.map((name, i) => {
      const cell = ident(name);
      const bare = sql`lower(replace(replace(${cell}, ' ', ''), '\u3000', ''))`;
      // The ends are cheap to compare, and settle it for nearly every cell.
      const mayBe = sql`strlen(${cell}) <= ${LONGEST_TOTAL_BYTES} AND (${cell} LIKE '%计%' OR ${cell} LIKE '%計%' OR ${cell} ILIKE '%total%')`;
      return sql`SELECT ${i} AS i, count(*)::DOUBLE AS row_count FROM ${ident('main', table)} WHERE ${mayBe} AND ${bare} IN (${NAMES})`;
    });
    const result = await runner.run(
      sql`SELECT i, row_count FROM (${join(counts, ' UNION ALL ')}) WHERE row_count > 0 ORDER BY i`,
    );
    const rows = result.numbers('row_count');
    result.numbers('i').forEach((i, n) => totals.push({ column: some[i] ?? '', rows: rows[n] ?? 0 }));
  }
  return totals;
}
