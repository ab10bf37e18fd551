/** Owns the check for arrears of months without a bill. */
import { sql } from '../../../sql/sql';
import { PERIOD, rowCheck } from '../row-check';
import { many, n } from '../words';

export default rowCheck({
  id: 'arrears-without-bill',
  group: 'value',
  severity: 'look',
  text: { en: 'Arrears without a bill', zh: '有欠费无电费' },
  needs: [['arrears'], ['amount']],
  table: 'usage',
  columns: [PERIOD, sql`kwh, amount, arrears`],
  // Arrears without a month stand for the customer as a whole: any bill explains them.
  where: () => sql`
    arrears > 0 AND coalesce(amount, 0) = 0
    AND (period IS NOT NULL OR customer_id NOT IN (SELECT customer_id FROM usage WHERE amount > 0))`,
  sentence: ({ n: count, customers }) => ({
    en: `Arrears without a bill in ${many(count, 'customer month')} of ${many(customers, 'customer')}.`,
    zh: `${n(customers)} 户的 ${n(count)} 个户月有欠费但没有电费。`,
  }),
  meaning: {
    en: 'The bill may be missing in the export: bills and mean price are then too low, while the arrears count in full.',
    zh: '可能是导出缺少电费，年电费和均价因此偏低，而欠费仍全额计入。',
  },
});
