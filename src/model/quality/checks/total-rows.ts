/** Owns the note on rows of totals that were left out. */
import { ident, join, sql } from '../../../sql/sql';
import type { Check, CheckInput } from '../check';
import { many, n, units } from '../words';

const withTotals = ({ sources }: CheckInput): CheckInput['sources'] =>
  sources.filter(({ dropTotals, raw }) => dropTotals && raw.totals.length > 0);

const check: Check = {
  id: 'total-rows',
  group: 'file',
  severity: 'note',
  text: { en: 'Rows of totals left out', zh: '已剔除的合计行' },
  needs: [],
  unit: units.rows,
  total: ({ sources }) => sql`SELECT ${sources.reduce((sum, { raw }) => sum + raw.rows, 0)}`,
  rows: (input) => {
    const parts = withTotals(input).map(({ raw }) => {
      const isTotal = raw.totals.map(({ column }) => sql`is_total(CAST(${ident(column)} AS VARCHAR))`);
      const first = raw.totals[0]?.column ?? '';
      return sql`
  SELECT CAST(NULL AS VARCHAR) AS customer_id, ${raw.source.file} AS file, rowid + 1 AS line, CAST(${ident(first)} AS VARCHAR) AS value
  FROM ${ident(raw.name)}
  WHERE ${join(isTotal, ' OR ')}`;
    });
    return parts.length === 0 ? null : join(parts, ' UNION ALL ');
  },
  order: sql`file, line`,
  sentence: ({ n: count }) => ({
    en: `Recognised as totals and left out: ${many(count, 'row')}.`,
    zh: `${n(count)} 行识别为合计行，已剔除。`,
  }),
  meaning: {
    en: 'With them every sum would count twice. If they are customers, switch “leave totals out” off for the table on the Data page.',
    zh: '若计入，所有合计都会翻倍。如果它们其实是客户，请在“数据”页关闭该表的“剔除合计行”。',
  },
};

export default check;
