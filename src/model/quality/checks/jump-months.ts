/** Owns the check for sudden jumps of consumption that smell of a unit or multiplier error (倍率). */
import { sql } from '../../../sql/sql';
import { threshold, type Check } from '../check';
import { many, n, units } from '../words';

const check: Check = {
  id: 'jump-months',
  group: 'series',
  severity: 'look',
  text: { en: 'Sudden jumps', zh: '电量突变' },
  needs: [['kwh'], ['period', 'month']],
  thresholds: [
    { id: 'factor', text: { en: 'Times the month before', zh: '相邻月倍数' }, value: 10, min: 2, max: 1000 },
    {
      id: 'floor',
      text: { en: 'Larger month, at least', zh: '较大月电量不低于' },
      value: 100,
      min: 0,
      max: 1e9,
      unit: { en: 'kWh', zh: 'kWh' },
    },
  ],
  byCustomer: true,
  unit: units.months,
  total: () => sql`SELECT count(*) FROM usage WHERE kwh > 0 AND period IS NOT NULL`,
  rows: (input) => sql`
  WITH
  -- one row per month: what all customers used
  month_total AS (
    SELECT period, sum(kwh) AS total FROM usage WHERE kwh IS NOT NULL AND period IS NOT NULL GROUP BY period
  ),
  -- one row per first or last month that is not half as large as usual: an incomplete month is no jump
  stub AS (
    SELECT period
    FROM month_total
    WHERE total < (SELECT median(total) / 2 FROM month_total)
      AND period IN ((SELECT min(period) FROM month_total), (SELECT max(period) FROM month_total))
      AND (SELECT count(*) FROM month_total) >= 3
  ),
  -- one row per customer whose months differ enough for a jump
  candidate AS (
    SELECT customer_id
    FROM usage
    WHERE kwh > 0 AND period IS NOT NULL AND ${input.part}
    GROUP BY customer_id
    HAVING max(kwh) >= ${threshold(input, 'factor')} * min(kwh) AND max(kwh) >= ${threshold(input, 'floor')}
  ),
  -- one row per month of such a customer, beside the month before
  stepped AS (
    SELECT customer_id, period, kwh, lag(kwh) OVER (PARTITION BY customer_id ORDER BY period) AS kwh_before
    FROM usage SEMI JOIN candidate USING (customer_id)
    WHERE kwh > 0 AND period IS NOT NULL AND period NOT IN (SELECT period FROM stub)
  ),
  -- one row per jump up or down
  jump AS (
    SELECT customer_id, period, kwh_before, kwh, kwh / kwh_before AS times
    FROM stepped
    WHERE greatest(kwh, kwh_before) >= ${threshold(input, 'factor')} * least(kwh, kwh_before) AND greatest(kwh, kwh_before) >= ${threshold(input, 'floor')}
  )
  -- one row per jump that does not come back in the same month of a neighbouring year: that would be a season
  SELECT customer_id, strftime(period, '%Y-%m') AS period, kwh_before, kwh, times
  FROM jump
  WHERE NOT EXISTS (
    SELECT 1 FROM stepped
    WHERE stepped.customer_id = jump.customer_id
      AND stepped.period IN (jump.period - INTERVAL 1 YEAR, jump.period + INTERVAL 1 YEAR)
      AND stepped.kwh / stepped.kwh_before BETWEEN least(sqrt(jump.times), jump.times * jump.times) AND greatest(sqrt(jump.times), jump.times * jump.times)
  )`,
  order: sql`greatest(times, 1 / times) DESC, customer_id, period`,
  sentence: ({ n: count, customers }, input) => ({
    en: `${many(count, 'sudden jump')} of consumption by ${threshold(input, 'factor')} times or more, among ${many(customers, 'customer')}.`,
    zh: `${n(customers)} 户的电量相邻月突变 ${threshold(input, 'factor')} 倍以上，共 ${n(count)} 次。`,
  }),
  meaning: {
    en: 'A factor of 10, 100 or of the instrument transformer smells of a unit or multiplier error; others are a plant that started or stopped. One such month can make up most of an annual figure.',
    zh: '恰为 10、100 倍或互感器倍率的，多为单位或倍率错误；其余可能是投产或停产。一个这样的月份就足以左右年电量。',
  },
};

export default check;
