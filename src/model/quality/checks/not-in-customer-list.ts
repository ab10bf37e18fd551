/** Owns the check for customer numbers of other files that the customer file does not have. */
import { join, sql, type Sql } from '../../../sql/sql';
import { customerId, fromSource, type Source } from '../../source';
import type { Check, CheckInput } from '../check';
import { many, n, units } from '../words';

/** The customer files, and the other sources with a number of their own. */
function sides({ sources }: CheckInput): { lists: Source[]; others: Source[] } {
  const known = sources.filter(({ idFrom }) => idFrom === 'column');
  return { lists: known.filter(({ rowIs }) => rowIs === 'customer'), others: known.filter(({ rowIs }) => rowIs !== 'customer') };
}

function idsOf(source: Source): Sql {
  return sql`SELECT ${customerId(source)} AS customer_id, ${source.raw.source.file} AS file ${fromSource(source)}`;
}

const check: Check = {
  id: 'not-in-customer-list',
  group: 'id',
  severity: 'look',
  text: { en: 'Unknown to the customer file', zh: '不在客户档案中' },
  needs: [['customer_id']],
  replaces: ['customers_unknown'],
  unit: units.customers,
  total: () => sql`SELECT count(*) FROM customer`,
  rows: (input) => {
    const { lists, others } = sides(input);
    if (lists.length === 0 || others.length === 0) return null;
    return sql`
  SELECT customer_id, string_agg(DISTINCT file, ', ' ORDER BY file) AS file, count(*)::DOUBLE AS rows_of_id
  FROM (${join(others.map(idsOf), ' UNION ALL ')})
  WHERE customer_id IS NOT NULL AND customer_id NOT IN (SELECT customer_id FROM (${join(lists.map(idsOf), ' UNION ALL ')}) WHERE customer_id IS NOT NULL)
  GROUP BY customer_id`;
  },
  order: sql`customer_id`,
  sentence: ({ n: count }) => ({
    en: `In other files but not in the customer file: ${many(count, 'customer')}.`,
    zh: `${n(count)} 户出现在其他文件中，但不在客户档案里。`,
  }),
  meaning: {
    en: 'They are kept, but without class, branch or contract: they fall under “missing” in every breakdown. The customer file may be older than the others, or their numbers are written in another way.',
    zh: '这些客户予以保留，但没有类别、供电单位和合同信息，在各类分组中归为“缺失”。可能是客户档案导出较早，或户号写法不一致。',
  },
};

export default check;
