/** Owns the check for months missing between a customer's first and last. */
import { sql } from '../../../sql/sql';
import type { Check } from '../check';
import { many, n, units } from '../words';

const check: Check = {
  id: 'missing-months',
  group: 'series',
  severity: 'look',
  text: { en: 'Missing months', zh: '缺月' },
  needs: [['kwh'], ['period', 'month']],
  byCustomer: true,
  amount: 'missing',
  unit: units.customers,
  total: () => sql`SELECT count(*) FROM (SELECT DISTINCT customer_id FROM usage WHERE kwh IS NOT NULL AND period IS NOT NULL)`,
  rows: ({ part }) => sql`
  SELECT
    customer_id,
    strftime(first_month, '%Y-%m') AS first_month,
    strftime(last_month, '%Y-%m') AS last_month,
    months,
    missing,
    array_to_string(list_transform(list_filter(
      generate_series(CAST(first_month AS TIMESTAMP), CAST(last_month AS TIMESTAMP), INTERVAL 1 MONTH),
      lambda month: NOT list_contains(known, CAST(month AS DATE))
    ), lambda month: strftime(month, '%Y-%m')), ' ') AS missing_months
  FROM (
    -- one row per customer with a month missing
    SELECT
      customer_id,
      min(period) AS first_month,
      max(period) AS last_month,
      count(*)::DOUBLE AS months,
      (datediff('month', min(period), max(period)) + 1 - count(*))::DOUBLE AS missing,
      list(period) AS known
    FROM usage
    WHERE kwh IS NOT NULL AND period IS NOT NULL AND ${part}
    GROUP BY customer_id
    HAVING count(*) < datediff('month', min(period), max(period)) + 1
  )`,
  order: sql`missing DESC, customer_id`,
  sentence: ({ n: count, amount }) => ({
    en: `${many(amount, 'month')} missing between first and last month of ${many(count, 'customer')}.`,
    zh: `${n(count)} 户在首末账期之间共缺 ${n(amount)} 个月。`,
  }),
  meaning: {
    en: 'Missing months are not filled with zeros: they are simply not in the annual kWh, which is too low for these customers, and growth is not computed for them.',
    zh: '缺月不补零，直接不计入年电量，这些客户的年电量偏低，且不计算同比增长率。',
  },
};

export default check;
