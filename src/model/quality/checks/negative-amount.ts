/** Owns the check for bills below zero. */
import { PERIOD, rowCheck } from '../row-check';
import { many, n } from '../words';
import { sql } from '../../../sql/sql';

export default rowCheck({
  id: 'negative-amount',
  group: 'value',
  severity: 'look',
  text: { en: 'Negative bill', zh: '电费为负' },
  needs: [['amount']],
  table: 'usage',
  columns: [PERIOD, sql`kwh, amount`],
  where: () => sql`amount < 0`,
  sentence: ({ n: count, customers }) => ({
    en: `The bill is negative in ${many(count, 'customer month')} of ${many(customers, 'customer')}.`,
    zh: `${n(customers)} 户的 ${n(count)} 个户月电费为负。`,
  }),
  meaning: {
    en: 'Refunds lower the annual bill and the mean price of these customers. Check that they are refunds.',
    zh: '退费会拉低这些客户的年电费和平均电价，请核实是否确为退费。',
  },
});
