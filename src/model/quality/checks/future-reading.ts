/** Owns the check for readings of days to come. */
import { rowCheck } from '../row-check';
import { many, n } from '../words';
import { sql } from '../../../sql/sql';

export default rowCheck({
  id: 'future-reading',
  group: 'series',
  severity: 'error',
  text: { en: 'Reading in the future', zh: '负荷日期在未来' },
  needs: [['kw', 'reading_kwh']],
  table: 'reading_day',
  columns: [sql`day, list_count(kw) AS points`],
  where: (input) => sql`day > CAST(${input.today} AS DATE)`,
  sentence: ({ n: count, customers }) => ({
    en: `Readings are dated in the future on ${many(count, 'customer day')} of ${many(customers, 'customer')}.`,
    zh: `${n(customers)} 户有 ${n(count)} 个户日的负荷日期在今天之后。`,
  }),
  meaning: {
    en: 'Day and month may have been exchanged. The last 365 days then end too late, and real days drop out.',
    zh: '可能是日、月颠倒。最近 365 天的终点因此偏后，真实日期会被挤出。',
  },
});
