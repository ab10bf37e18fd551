/** Owns the check for months that have not begun. */
import { PERIOD, rowCheck } from '../row-check';
import { many, n } from '../words';
import { sql } from '../../../sql/sql';

export default rowCheck({
  id: 'future-month',
  group: 'series',
  severity: 'error',
  text: { en: 'Month in the future', zh: '账期在未来' },
  needs: [
    ['period', 'month'],
    ['kwh', 'amount'],
  ],
  table: 'usage',
  columns: [PERIOD, sql`kwh, amount`],
  where: (input) => sql`period > CAST(${input.today} AS DATE)`,
  sentence: ({ n: count, customers }) => ({
    en: `Usage is dated in the future in ${many(count, 'customer month')} of ${many(customers, 'customer')}.`,
    zh: `${n(customers)} 户有 ${n(count)} 个户月的账期在今天之后。`,
  }),
  meaning: {
    en: 'The last twelve months end with them, so that real months drop out of the annual figures. Check how the month is written.',
    zh: '近 12 个月以这些月份结尾，真实月份会被挤出年度指标。请检查账期的写法。',
  },
});
