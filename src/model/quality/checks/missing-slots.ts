/** Owns the check for points missing inside days of readings. */
import { sql } from '../../../sql/sql';
import type { Check } from '../check';
import { many, n, units } from '../words';

const check: Check = {
  id: 'missing-slots',
  group: 'series',
  severity: 'look',
  text: { en: 'Missing points of the day', zh: '日内缺点' },
  needs: [['kw', 'reading_kwh']],
  amount: 'missing',
  unit: units.days,
  total: () => sql`SELECT count(*) FROM reading_day`,
  rows: () => sql`
  SELECT customer_id, day, list_count(kw)::DOUBLE AS points, (len(kw) - list_count(kw))::DOUBLE AS missing,
         array_to_string(list_transform(
           list_filter(range(len(kw)), lambda slot: kw[slot + 1] IS NULL)[1:12],
           lambda slot: lpad(CAST(slot * slot_minutes // 60 AS VARCHAR), 2, '0') || ':' || lpad(CAST(slot * slot_minutes % 60 AS VARCHAR), 2, '0')
         ), ' ') AS missing_times
  FROM reading_day
  WHERE list_count(kw) < len(kw)`,
  order: sql`missing DESC, customer_id, day`,
  sentence: ({ n: count, customers, amount }) => ({
    en: `${many(amount, 'point')} missing on ${many(count, 'customer day')} of ${many(customers, 'customer')}.`,
    zh: `${n(customers)} 户的 ${n(count)} 个户日共缺 ${n(amount)} 个点。`,
  }),
  meaning: {
    en: 'Missing points are not filled in. Days with less than three quarters of their points have no load factor, and peaks in a gap are not seen.',
    zh: '缺点不补。不足四分之三点数的日子不计算负荷率，落在缺口中的峰值看不到。',
  },
};

export default check;
