/** Owns the check for payments before the month they pay for. */
import { PERIOD, rowCheck } from '../row-check';
import { many, n } from '../words';
import { sql } from '../../../sql/sql';

export default rowCheck({
  id: 'paid-before-month',
  group: 'value',
  severity: 'look',
  text: { en: 'Paid before the month', zh: '缴费早于账期' },
  needs: [['paid'], ['period']],
  table: 'usage',
  columns: [PERIOD, sql`amount, due, paid`],
  where: () => sql`paid < period`,
  sentence: ({ n: count, customers }) => ({
    en: `The payment is dated before its month on ${many(count, 'bill')} of ${many(customers, 'customer')}.`,
    zh: `${n(customers)} 户的 ${n(count)} 笔电费在账期开始之前已缴。`,
  }),
  meaning: {
    en: 'They count as paid in time. Right for prepaid meters; otherwise month or payment date is wrong.',
    zh: '这些电费按“按时缴费”计。预付费客户属正常，否则账期或缴费日期有误。',
  },
});
