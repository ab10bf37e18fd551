/** Owns the check for tickets closed before they were opened. */
import { rowCheck } from '../row-check';
import { many, n } from '../words';
import { sql } from '../../../sql/sql';

export default rowCheck({
  id: 'closed-before-opened',
  group: 'value',
  severity: 'error',
  text: { en: 'Closed before opened', zh: '办结早于受理' },
  needs: [['opened_at'], ['closed_at']],
  table: 'ticket',
  columns: [sql`ticket_id, type, opened_at, closed_at`],
  where: () => sql`closed_at < opened_at`,
  sentence: ({ n: count }) => ({
    en: `Closing comes before opening in ${many(count, 'ticket')}.`,
    zh: `${n(count)} 张工单的办结时间早于受理时间。`,
  }),
  meaning: {
    en: 'Their handling time is negative and pulls every median and time limit down. Check whether the two columns are exchanged.',
    zh: '处理时长为负，会拉低处理时长的中位数和超时率。请检查两列是否对调。',
  },
});
