/** Owns the check for days without any load. */
import { rowCheck } from '../row-check';
import { many, n } from '../words';
import { sql } from '../../../sql/sql';

export default rowCheck({
  id: 'zero-days',
  group: 'series',
  severity: 'note',
  text: { en: 'Days of zero load', zh: '全天零负荷' },
  needs: [['kw', 'reading_kwh']],
  table: 'reading_day',
  columns: [sql`day, list_count(kw) AS points`],
  where: () => sql`list_min(kw) = 0 AND list_max(kw) = 0`,
  sentence: ({ n: count, customers }) => ({
    en: `On ${many(count, 'customer day')} of ${many(customers, 'customer')} all readings are zero.`,
    zh: `${n(customers)} 户有 ${n(count)} 个户日全天读数为零。`,
  }),
  meaning: {
    en: 'An empty flat, a shut plant, or a meter that no longer reports. They count as days of no use and lower the mean curve.',
    zh: '可能是空置、停产，也可能是终端离线补零。按零用电计入，会拉低平均负荷曲线。',
  },
});
