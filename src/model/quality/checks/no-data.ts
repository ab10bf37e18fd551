/** Owns the check for customers of whom nothing is known but the entry in the customer file. */
import { sql } from '../../../sql/sql';
import { rowCheck } from '../row-check';
import { many, n } from '../words';

export default rowCheck({
  id: 'no-data',
  group: 'id',
  severity: 'look',
  text: { en: 'Customers without consumption', zh: '有档案无电量' },
  needs: [['kwh', 'amount', 'kw', 'reading_kwh'], ['customer_id']],
  table: 'customer',
  columns: [sql`class, region, status`],
  where: () => sql`
    annual_kwh IS NULL
    AND customer_id NOT IN (SELECT customer_id FROM usage WHERE kwh IS NOT NULL OR amount IS NOT NULL)
    AND customer_id NOT IN (SELECT customer_id FROM reading_day)`,
  sentence: ({ n: count }) => ({
    en: `Neither consumption nor bill nor readings for ${many(count, 'customer')}.`,
    zh: `${n(count)} 户没有任何电量、电费或负荷数据。`,
  }),
  meaning: {
    en: 'They are missing in everything that needs consumption: value tiers, growth, price, load curves. Closed contracts explain some of them.',
    zh: '凡涉及电量的分析（价值分级、增长率、均价、负荷曲线）都不含这些客户；其中一部分可能是已销户。',
  },
});
