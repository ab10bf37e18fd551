/** Owns the check for days on which every reading is the same. */
import { sql } from '../../../sql/sql';
import { threshold, type Check } from '../check';
import { many, n, units } from '../words';

const check: Check = {
  id: 'stuck-readings',
  group: 'series',
  severity: 'look',
  text: { en: 'Stuck readings', zh: '负荷读数卡死' },
  needs: [['kw', 'reading_kwh']],
  thresholds: [{ id: 'days', text: { en: 'Days per customer, at least', zh: '每户天数不少于' }, value: 2, min: 1, max: 366 }],
  amount: 'stuck_days',
  unit: units.customers,
  total: () => sql`SELECT count(*) FROM (SELECT DISTINCT customer_id FROM reading_day)`,
  rows: (input) => sql`
  SELECT customer_id, count(*)::DOUBLE AS stuck_days, min(day) AS first_day, max(day) AS last_day, min(list_min(kw))::DOUBLE AS lowest_kw, max(list_max(kw))::DOUBLE AS highest_kw
  FROM reading_day
  WHERE list_min(kw) = list_max(kw) AND list_max(kw) <> 0 AND list_count(kw) >= 0.75 * len(kw)
  GROUP BY customer_id
  HAVING count(*) >= ${threshold(input, 'days')}`,
  order: sql`stuck_days DESC, customer_id`,
  sentence: ({ n: count, amount }) => ({
    en: `One and the same value all day on ${many(amount, 'day')} of ${many(count, 'customer')}.`,
    zh: `${n(count)} 户共有 ${n(amount)} 天全天读数为同一数值。`,
  }),
  meaning: {
    en: 'The terminal repeated its last value, or a daily figure was spread evenly. Load factor is 1 on such days and lifts the mean.',
    zh: '终端重复上送同一值，或由日电量平均而来。这些日子负荷率为 1，会抬高平均负荷率。',
  },
};

export default check;
