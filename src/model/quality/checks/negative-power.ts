/** Owns the check for readings below zero. */
import { rowCheck } from '../row-check';
import { many, n } from '../words';
import { sql } from '../../../sql/sql';

export default rowCheck({
  id: 'negative-power',
  group: 'value',
  severity: 'look',
  text: { en: 'Negative power', zh: '负荷为负' },
  needs: [['kw', 'reading_kwh']],
  table: 'reading_day',
  columns: [sql`day, list_min(kw) AS lowest_kw, len(list_filter(kw, lambda x: x < 0)) AS points`],
  where: () => sql`list_min(kw) < 0`,
  sentence: ({ n: count, customers }) => ({
    en: `On ${many(count, 'customer day')} of ${many(customers, 'customer')} the power falls below zero.`,
    zh: `${n(customers)} 户有 ${n(count)} 个户日出现负功率。`,
  }),
  meaning: {
    en: 'Solar power fed into the grid explains it, or a meter wired the wrong way. Load factor and minimum load of these days are meaningless.',
    zh: '可能为光伏上网，也可能是电表接线反向；这些日子的负荷率、最小负荷率没有意义。',
  },
});
