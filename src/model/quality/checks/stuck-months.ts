/** Owns the check for the same consumption month after month: estimated bills or a meter that stands still. */
import { sql } from '../../../sql/sql';
import { threshold, type Check } from '../check';
import { many, n, units } from '../words';

const check: Check = {
  id: 'stuck-months',
  group: 'series',
  severity: 'look',
  text: { en: 'Same consumption for months', zh: '电量连月不变' },
  needs: [['kwh'], ['period', 'month']],
  thresholds: [{ id: 'months', text: { en: 'Months in a row, at least', zh: '连续月数不少于' }, value: 3, min: 2, max: 120 }],
  byCustomer: true,
  amount: 'months',
  unit: units.customers,
  total: () => sql`SELECT count(*) FROM (SELECT DISTINCT customer_id FROM usage WHERE kwh > 0 AND period IS NOT NULL)`,
  rows: (input) => sql`
  WITH
  -- one row per customer and month; months in a row with one value share a run number
  numbered AS (
    SELECT customer_id, period, kwh, year(period) * 12 + month(period) - row_number() OVER (PARTITION BY customer_id, kwh ORDER BY period) AS run
    FROM usage
    WHERE kwh > 0 AND period IS NOT NULL AND ${input.part}
  ),
  -- one row per customer and run that is long enough
  stuck AS (
    SELECT customer_id, kwh, count(*)::DOUBLE AS months, min(period) AS first_month, max(period) AS last_month
    FROM numbered
    GROUP BY customer_id, kwh, run
    HAVING count(*) >= ${threshold(input, 'months')}
  )
  SELECT
    customer_id,
    sum(months) AS months,
    max(months) AS longest,
    arg_max(kwh, months) AS kwh,
    strftime(min(first_month), '%Y-%m') AS first_month,
    strftime(max(last_month), '%Y-%m') AS last_month
  FROM stuck
  GROUP BY customer_id`,
  order: sql`months DESC, customer_id`,
  sentence: ({ n: count, amount }) => ({
    en: `Consumption stays the same for months in a row: ${many(amount, 'month')} of ${many(count, 'customer')}.`,
    zh: `${n(count)} 户的电量连续多月完全相同，共 ${n(amount)} 个月。`,
  }),
  meaning: {
    en: 'Estimated bills, a flat rate, or a meter that stands still. Season and growth of these customers are not real.',
    zh: '可能是估抄、定量计费或电表停走，这些客户的季节性和增长率不真实。',
  },
};

export default check;
