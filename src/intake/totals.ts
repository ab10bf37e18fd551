/** Owns the recognition of total rows by the names they carry. */
import type { Runner } from '../engine/engine';
import { ident, join, sql } from '../sql/sql';
import type { RawColumn, RawTable } from './raw-table';

/**
 * How exports name them, in lower case and without blanks: 合计, 本页小计：, 大工业合计, 累计, Grand total, Sum. The same
 * pattern means the same in JavaScript and in SQL.
 */
export const TOTAL_PATTERN =
  '^(?:(?:.{1,12})?(?:合|小|总|總)(?:计|計)|(?:总|總)?(?:共|累|合)(?:计|計)|总和|總和|汇总|匯總|(?:grand|sub|page|overall)?-?total|sum)[:：]?$';
const TOTAL = new RegExp(TOTAL_PATTERN);
/** Longest of them in UTF-8 bytes, blanks included: longer cells need no look. */
export const LONGEST_TOTAL_BYTES = 48;
const COLUMNS_A_STATEMENT = 200;

/** True for a cell such as `合计`, `合 计` or `Grand total`. */
export function isTotalName(text: string): boolean {
  return TOTAL.test(text.replace(/[ \u3000]/g, '').toLowerCase());
}

/** False for nearly every cell that is no total name, by its last bytes in UTF-8: 计, 計, 和, 总, 總, `l`, `m`, colons and blanks. */
export function mayEndTotal(bytes: Uint8Array, to: number): boolean {
  const byte = bytes[to - 1] as number;
  if (byte === 0x9a) return bytes[to - 2] === 0xbc; // ：, and not the frequent 业
  if (byte === 0xbb) return bytes[to - 2] === 0x80; // 总
  if (byte === 0x8c) return bytes[to - 2] === 0x92; // 和
  if (byte === 0xbd) return bytes[to - 2] === 0xb8; // 總
  return (
    byte === 0xa1 ||
    byte === 0x88 ||
    byte === 0x6c ||
    byte === 0x4c ||
    byte === 0x6d ||
    byte === 0x4d ||
    byte === 0x3a ||
    byte === 0x20
  );
}

/** Text columns in which cells name total rows, with their count over the whole table. */
export async function findTotals(
  runner: Runner,
  table: string,
  columns: readonly Pick<RawColumn, 'name' | 'kind'>[],
): Promise<RawTable['totals']> {
  const texts = columns.filter(({ kind }) => kind === 'text').map(({ name }) => name);
  const totals: { column: string; rows: number }[] = [];
  for (let from = 0; from < texts.length; from += COLUMNS_A_STATEMENT) {
    const some = texts.slice(from, from + COLUMNS_A_STATEMENT);
    const counts = some.map((name, i) => {
      const cell = ident(name);
      const bare = sql`lower(replace(replace(${cell}, ' ', ''), '\u3000', ''))`;
      // The ends are cheap to compare, and settle it for nearly every cell.
      const mayBe = sql`strlen(${cell}) <= ${LONGEST_TOTAL_BYTES} AND (${cell} LIKE '%计%' OR ${cell} LIKE '%計%' OR ${cell} ILIKE '%total%' OR ${cell} ILIKE 'sum%' OR ${cell} IN ('总和', '總和', '汇总', '匯總'))`;
      return sql`SELECT ${i} AS i, count(*)::DOUBLE AS row_count FROM ${ident('main', table)} WHERE ${mayBe} AND regexp_matches(${bare}, ${TOTAL_PATTERN})`;
    });
    const result = await runner.run(
      sql`SELECT i, row_count FROM (${join(counts, ' UNION ALL ')}) WHERE row_count > 0 ORDER BY i`,
    );
    const rows = result.numbers('row_count');
    result.numbers('i').forEach((i, n) => totals.push({ column: some[i] ?? '', rows: rows[n] ?? 0 }));
  }
  return totals;
}
