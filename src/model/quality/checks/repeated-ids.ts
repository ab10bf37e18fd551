/** Owns the check for customer numbers that stand in several rows of one customer file. */
import { join, sql } from '../../../sql/sql';
import { customerId, fromSource } from '../../source';
import type { Check } from '../check';
import { many, n, units } from '../words';

const check: Check = {
  id: 'repeated-ids',
  group: 'id',
  severity: 'error',
  text: { en: 'Repeated customer numbers', zh: '户号重复' },
  needs: [['customer_id']],
  replaces: ['ids_repeated'],
  amount: 'repeats',
  unit: units.customers,
  total: () => sql`SELECT count(*) FROM customer`,
  rows: ({ sources }) => {
    const parts = sources
      .filter(({ idFrom, rowIs }) => idFrom === 'column' && rowIs === 'customer')
      .map(
        (source) => sql`
  SELECT customer_id, ${source.raw.source.file} AS file, count(*)::DOUBLE AS rows_of_id, count(*)::DOUBLE - 1 AS repeats, left(string_agg(line, ' ' ORDER BY line), 200) AS lines
  FROM (SELECT ${customerId(source)} AS customer_id, rowid + 1 AS line ${fromSource(source)})
  WHERE customer_id IS NOT NULL
  GROUP BY customer_id
  HAVING count(*) > 1`,
      );
    return parts.length === 0 ? null : join(parts, ' UNION ALL ');
  },
  order: sql`file, rows_of_id DESC, customer_id`,
  sentence: ({ n: count, amount }) => ({
    en: `${many(count, 'customer number')} of the customer file repeated in ${many(amount, 'further row')}.`,
    zh: `客户档案中 ${n(count)} 个户号重复出现，多出 ${n(amount)} 行。`,
  }),
  meaning: {
    en: 'The first row of each number describes the customer, and consumption of all its rows is added up. Right for several meters of one customer; otherwise consumption counts twice.',
    zh: '客户档案以第一行为准，电量、电费按各行相加。一户多表属正常，否则电量被重复计算。',
  },
};

export default check;
