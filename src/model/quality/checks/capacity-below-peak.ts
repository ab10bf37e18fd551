/** Owns the check for peaks above the contract capacity. */
import { sql } from '../../../sql/sql';
import { threshold, type Check } from '../check';
import { many, n, units } from '../words';

const check: Check = {
  id: 'capacity-below-peak',
  group: 'value',
  severity: 'look',
  text: { en: 'Peak above contract capacity', zh: '最大负荷超合同容量' },
  needs: [['capacity_kva'], ['kw', 'reading_kwh']],
  thresholds: [
    { id: 'tolerance', text: { en: 'Peak ÷ capacity above', zh: '最大负荷 ÷ 容量大于' }, value: 1.1, min: 0.5, max: 100 },
  ],
  unit: units.customers,
  total: () => sql`SELECT count(*) FROM customer_facts WHERE capacity_kva > 0 AND peak_kw IS NOT NULL`,
  rows: (input) =>
    sql`SELECT customer_id, class, capacity_kva, peak_kw, capacity_use FROM customer_facts WHERE capacity_use > ${threshold(input, 'tolerance')}`,
  order: sql`capacity_use DESC, customer_id`,
  sentence: ({ n: count }, input) => ({
    en: `The peak is more than ${threshold(input, 'tolerance')} times the contract capacity for ${many(count, 'customer')}.`,
    zh: `${n(count)} 户的最大负荷超过合同容量的 ${threshold(input, 'tolerance')} 倍。`,
  }),
  meaning: {
    en: 'A few per cent above is overload worth a visit. Ten times above is a wrong multiplier, watts taken for kilowatts, or a stale capacity: capacity use is then wrong.',
    zh: '略超属于超容用电，宜上门核查；超出数倍多为倍率、单位（W 与 kW）错误或容量未更新，容量利用率不可信。',
  },
};

export default check;
