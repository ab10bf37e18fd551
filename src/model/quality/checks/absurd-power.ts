/** Owns the check for days whose peak is out of all proportion to the customer's usual one. */
import { sql } from '../../../sql/sql';
import { threshold, type Check } from '../check';
import { many, n, units } from '../words';

const check: Check = {
  id: 'absurd-power',
  group: 'value',
  severity: 'look',
  text: { en: 'Absurd power', zh: '负荷异常大' },
  needs: [['kw', 'reading_kwh']],
  thresholds: [
    { id: 'factor', text: { en: 'Times the usual daily peak', zh: '为日最大负荷中位数的倍数' }, value: 10, min: 2, max: 1000 },
  ],
  unit: units.days,
  total: () => sql`SELECT count(*) FROM reading_day`,
  rows: (input) => sql`
  WITH
  -- one row per customer: the peak of a usual day with load
  usual AS (
    SELECT customer_id, median(list_max(kw)) AS usual_peak_kw
    FROM reading_day
    WHERE list_max(kw) > 0
    GROUP BY customer_id
  )
  SELECT customer_id, day, list_max(kw)::DOUBLE AS highest_kw, usual_peak_kw::DOUBLE AS usual_peak_kw
  FROM reading_day JOIN usual USING (customer_id)
  WHERE list_max(kw) >= ${threshold(input, 'factor')} * usual_peak_kw`,
  order: sql`highest_kw / usual_peak_kw DESC, customer_id, day`,
  sentence: ({ n: count, customers }, input) => ({
    en: `The peak is ${threshold(input, 'factor')} times the usual one or more on ${many(count, 'customer day')} of ${many(customers, 'customer')}.`,
    zh: `${n(customers)} 户有 ${n(count)} 个户日的最大负荷达到平日的 ${threshold(input, 'factor')} 倍以上。`,
  }),
  meaning: {
    en: 'One wild point becomes the peak of the year: peak power, load factor and use of capacity of the customer stand on it.',
    zh: '一个异常点就会成为全年最大负荷，峰值、负荷率和容量利用率都以它为准。',
  },
};

export default check;
