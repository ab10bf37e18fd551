/** Owns the check for tickets whose first response comes before their opening. */
import { rowCheck } from '../row-check';
import { many, n } from '../words';
import { sql } from '../../../sql/sql';

export default rowCheck({
  id: 'responded-before-opened',
  group: 'value',
  severity: 'error',
  text: { en: 'Responded before opened', zh: '响应早于受理' },
  needs: [['opened_at'], ['responded_at']],
  table: 'ticket',
  columns: [sql`ticket_id, type, opened_at, responded_at`],
  where: () => sql`responded_at < opened_at`,
  sentence: ({ n: count }) => ({
    en: `The first response comes before opening in ${many(count, 'ticket')}.`,
    zh: `${n(count)} 张工单的首次响应时间早于受理时间。`,
  }),
  meaning: {
    en: 'Such contacts count in no time to respond. Check whether the two columns are exchanged, or the clocks differ.',
    zh: '这些工单不计入响应用时。请检查两列是否对调，或系统时钟是否一致。',
  },
});
