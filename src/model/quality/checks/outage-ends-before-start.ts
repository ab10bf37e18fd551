/** Owns the check for outages that end before they start. */
import { rowCheck } from '../row-check';
import { many, n } from '../words';
import { sql } from '../../../sql/sql';

export default rowCheck({
  id: 'outage-ends-before-start',
  group: 'value',
  severity: 'error',
  text: { en: 'Outage ends before it starts', zh: '复电早于停电' },
  needs: [['started'], ['ended']],
  table: 'outage',
  columns: [sql`region, feeder, started, ended, cause`],
  where: () => sql`ended < started`,
  sentence: ({ n: count }) => ({
    en: `The end comes before the start in ${many(count, 'outage')}.`,
    zh: `${n(count)} 条停电记录的复电时间早于停电时间。`,
  }),
  meaning: {
    en: 'They are left out of outage minutes, which are therefore too low.',
    zh: '这些记录不计入停电时长，停电分钟数因此偏低。',
  },
});
