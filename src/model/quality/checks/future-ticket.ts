/** Owns the check for tickets of days to come. */
import { rowCheck } from '../row-check';
import { many, n } from '../words';
import { sql } from '../../../sql/sql';

export default rowCheck({
  id: 'future-ticket',
  group: 'value',
  severity: 'error',
  text: { en: 'Ticket in the future', zh: '工单时间在未来' },
  needs: [['opened_at']],
  table: 'ticket',
  columns: [sql`ticket_id, type, opened_at, closed_at`],
  where: (input) =>
    sql`opened_at >= CAST(${input.today} AS DATE) + INTERVAL 1 DAY OR closed_at >= CAST(${input.today} AS DATE) + INTERVAL 1 DAY`,
  sentence: ({ n: count }) => ({
    en: `The time lies in the future in ${many(count, 'ticket')}.`,
    zh: `${n(count)} 张工单的受理或办结时间在今天之后。`,
  }),
  meaning: {
    en: 'Contacts of the year are counted up to the last one: one wrong date pushes real contacts out of it.',
    zh: '近一年诉求以最后一张工单为终点，一个错误日期就会把真实工单挤出统计。',
  },
});
