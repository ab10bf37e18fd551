/** Owns the note on customers with several months of zero consumption. */
import { sql } from '../../../sql/sql';
import { threshold, type Check } from '../check';
import { many, n, units } from '../words';

const check: Check = {
  id: 'zero-months',
  group: 'series',
  severity: 'note',
  text: { en: 'Months of zero', zh: '零电量月份' },
  needs: [['kwh'], ['period', 'month']],
  thresholds: [{ id: 'months', text: { en: 'Months of zero, at least', zh: '零电量月数不少于' }, value: 3, min: 1, max: 120 }],
  amount: 'zero_months',
  unit: units.customers,
  total: () => sql`SELECT count(*) FROM (SELECT DISTINCT customer_id FROM usage WHERE kwh IS NOT NULL AND period IS NOT NULL)`,
  rows: (input) => sql`
  SELECT
    customer_id,
    (count(*) FILTER (kwh = 0))::DOUBLE AS zero_months,
    count(*)::DOUBLE AS months,
    strftime(min(period) FILTER (kwh = 0), '%Y-%m') AS first_month,
    strftime(max(period) FILTER (kwh = 0), '%Y-%m') AS last_month
  FROM usage
  WHERE kwh IS NOT NULL AND period IS NOT NULL AND customer_id IN (SELECT customer_id FROM usage WHERE kwh = 0)
  GROUP BY customer_id
  HAVING count(*) FILTER (kwh = 0) >= ${threshold(input, 'months')}`,
  order: sql`zero_months DESC, customer_id`,
  sentence: ({ n: count, amount }) => ({
    en: `Zero consumption in ${many(amount, 'month')} of ${many(count, 'customer')}.`,
    zh: `${n(count)} 户共有 ${n(amount)} 个月电量为零。`,
  }),
  meaning: {
    en: 'Vacant, suspended or seasonal, or zeros written for unread meters. They count as no use: annual kWh is too low where the meter was not read.',
    zh: '可能是空置、暂停或季节性用电，也可能是未抄表补零。按零用电计入，未抄表者年电量偏低。',
  },
};

export default check;
