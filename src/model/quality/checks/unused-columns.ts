/** Owns the note on columns of the files that no analysis uses. */
import { join, sql } from '../../../sql/sql';
import type { Check, CheckInput } from '../check';
import { many, n, units } from '../words';

interface Unused {
  readonly file: string;
  readonly column: string;
  readonly type: string;
}

function unused({ sources, mappings }: CheckInput): Unused[] {
  return sources.flatMap(({ raw }) => {
    const mapping = mappings.find(({ table }) => table === raw.name);
    return (mapping?.columns ?? []).flatMap(({ column, use }) => {
      const type = raw.columns.find(({ name }) => name === column)?.sqlType ?? '';
      return use.kind === 'ignore' ? [{ file: raw.source.file, column, type }] : [];
    });
  });
}

const check: Check = {
  id: 'unused-columns',
  group: 'file',
  severity: 'note',
  text: { en: 'Columns not used', zh: '未使用的列' },
  needs: [],
  unit: units.columns,
  total: ({ sources, mappings }) =>
    sql`SELECT ${sources.reduce((sum, { raw }) => sum + (mappings.find(({ table }) => table === raw.name)?.columns.length ?? 0), 0)}`,
  rows: (input) => {
    const columns = unused(input);
    if (columns.length === 0) return null;
    const rows = columns.map(({ file, column, type }) => sql`SELECT ${file} AS file, ${column} AS column_name, ${type} AS type`);
    return sql`SELECT CAST(NULL AS VARCHAR) AS customer_id, * FROM (${join(rows, ' UNION ALL ')})`;
  },
  order: sql`file, column_name`,
  sentence: ({ n: count, total }) => ({
    en: `No analysis uses ${many(count, 'column')} of ${n(total)}.`,
    zh: `共 ${n(total)} 列，其中 ${n(count)} 列未被任何分析使用。`,
  }),
  meaning: {
    en: 'Nothing is lost: they stay in the table and can be asked for on the SQL page. If one of them matters, say on the Data page what it is.',
    zh: '数据并未丢失，仍可在 SQL 页查询。若其中有重要信息，请在“数据”页指定其用途。',
  },
};

export default check;
