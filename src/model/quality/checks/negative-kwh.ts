/** Owns the check for consumption below zero. */
import { PERIOD, rowCheck } from '../row-check';
import { many, n } from '../words';
import { sql } from '../../../sql/sql';

export default rowCheck({
  id: 'negative-kwh',
  group: 'value',
  severity: 'error',
  text: { en: 'Negative consumption', zh: '电量为负' },
  needs: [['kwh']],
  table: 'usage',
  columns: [PERIOD, sql`kwh, amount`],
  where: () => sql`kwh < 0`,
  sentence: ({ n: count, customers }) => ({
    en: `Consumption is negative in ${many(count, 'customer month')} of ${many(customers, 'customer')}.`,
    zh: `${n(customers)} 户的 ${n(count)} 个户月电量为负。`,
  }),
  meaning: {
    en: 'They are added as they are, so the annual figures of these customers are too low. A correction belongs to the month it corrects; energy fed into the grid belongs in a column of its own.',
    zh: '这些电量按原值相加，相关客户的年电量因此偏低。退补电量应计入被更正的月份，上网电量应单独成列。',
  },
});
