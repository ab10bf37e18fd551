/** Owns the check for peak, flat and valley that do not add up. */
import { threshold } from '../check';
import { PERIOD, rowCheck } from '../row-check';
import { many, n } from '../words';
import { sql } from '../../../sql/sql';

export default rowCheck({
  id: 'bands-do-not-add',
  group: 'value',
  severity: 'look',
  text: { en: 'Bands do not add up', zh: '峰平谷与总电量不符' },
  needs: [['kwh'], ['peak_kwh'], ['valley_kwh']],
  thresholds: [
    { id: 'tolerance', text: { en: 'Tolerance', zh: '允许偏差' }, value: 2, min: 0, max: 100, unit: { en: '%', zh: '%' } },
  ],
  table: 'usage',
  columns: [PERIOD, sql`kwh, peak_kwh, flat_kwh, valley_kwh`],
  where: (input) =>
    sql`abs(peak_kwh + coalesce(flat_kwh, 0) + valley_kwh - kwh) > 1 + ${threshold(input, 'tolerance')} / 100 * abs(kwh)`,
  sentence: ({ n: count, customers }) => ({
    en: `In ${many(count, 'customer month')} of ${many(customers, 'customer')} peak, flat and valley do not add up to the consumption.`,
    zh: `${n(customers)} 户的 ${n(count)} 个户月峰、平、谷电量之和与总电量不符。`,
  }),
  meaning: {
    en: 'Peak and valley shares of these customers do not add up to 100%. A band may be missing, such as the critical peak.',
    zh: '这些客户的峰、谷占比之和不为 100 %；可能缺少某一时段（如尖峰）的电量。',
  },
});
