/** Owns the check for days missing between a customer's first and last day of readings. */
import { sql } from '../../../sql/sql';
import type { Check } from '../check';
import { many, n, units } from '../words';

const check: Check = {
  id: 'missing-days',
  group: 'series',
  severity: 'look',
  text: { en: 'Missing days of readings', zh: '负荷缺日' },
  needs: [['kw', 'reading_kwh']],
  amount: 'missing',
  unit: units.customers,
  total: () => sql`SELECT count(*) FROM (SELECT DISTINCT customer_id FROM reading_day)`,
  rows: () => sql`
  SELECT customer_id, min(day) AS first_day, max(day) AS last_day, count(*)::DOUBLE AS days, (max(day) - min(day) + 1 - count(*))::DOUBLE AS missing
  FROM reading_day
  WHERE day IS NOT NULL
  GROUP BY customer_id
  HAVING count(*) < max(day) - min(day) + 1`,
  order: sql`missing DESC, customer_id`,
  sentence: ({ n: count, amount }) => ({
    en: `${many(amount, 'day')} missing between first and last day of readings of ${many(count, 'customer')}.`,
    zh: `${n(count)} 户的负荷数据在首末日之间共缺 ${n(amount)} 天。`,
  }),
  meaning: {
    en: 'Mean curves use the days there are, so they are right as long as the gaps are not always on the same kind of day. Energy from readings is too low.',
    zh: '平均曲线只用已有日期，只要缺日不集中在某一类日子就仍然可信；由负荷累计的电量偏低。',
  },
};

export default check;
