/** Owns the check for contract capacities of zero or less. */
import { rowCheck } from '../row-check';
import { many, n } from '../words';
import { sql } from '../../../sql/sql';

export default rowCheck({
  id: 'capacity-not-positive',
  group: 'value',
  severity: 'look',
  text: { en: 'Contract capacity of zero or less', zh: '合同容量为零或负' },
  needs: [['capacity_kva']],
  table: 'customer',
  columns: [sql`capacity_kva, class`],
  where: () => sql`capacity_kva <= 0`,
  sentence: ({ n: count }) => ({
    en: `The contract capacity is zero or less for ${many(count, 'customer')}.`,
    zh: `${n(count)} 户的合同容量为零或负数。`,
  }),
  meaning: {
    en: 'Use of capacity cannot be computed for them. Leave the cell empty where the capacity is not known.',
    zh: '无法计算这些客户的容量利用率；容量未知时应留空。',
  },
});
