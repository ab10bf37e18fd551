/** Owns the check for rows that name no customer. */
import { join, sql } from '../../../sql/sql';
import { customerId, fromSource } from '../../source';
import type { Check } from '../check';
import { many, n, units } from '../words';

const check: Check = {
  id: 'rows-without-id',
  group: 'id',
  severity: 'error',
  text: { en: 'Rows without a customer number', zh: '缺户号的行' },
  needs: [['customer_id']],
  replaces: ['rows_without_id'],
  unit: units.rows,
  total: ({ sources }) =>
    sql`SELECT ${sources.filter(({ idFrom }) => idFrom === 'column').reduce((sum, { raw }) => sum + raw.rows, 0)}`,
  rows: ({ sources }) => {
    const parts = sources
      .filter(({ idFrom, rowIs }) => idFrom === 'column' && rowIs !== 'outage')
      .map(
        (source) =>
          sql`SELECT customer_id, file, line FROM (SELECT ${customerId(source)} AS customer_id, ${source.raw.source.file} AS file, rowid + 1 AS line ${fromSource(source)}) WHERE customer_id IS NULL`,
      );
    return parts.length === 0 ? null : join(parts, ' UNION ALL ');
  },
  order: sql`file, line`,
  sentence: ({ n: count }) => ({
    en: `The customer number is missing in ${many(count, 'row')}.`,
    zh: `${n(count)} 行没有户号。`,
  }),
  meaning: {
    en: 'These rows belong to no customer and are in no figure: their kWh, answers or contacts are missing. Fill in the numbers, or choose another column as customer number on the Data page.',
    zh: '这些行无法归属到客户，其电量、答卷或工单不计入任何指标。请补全户号，或在“数据”页另选户号列。',
  },
};

export default check;
