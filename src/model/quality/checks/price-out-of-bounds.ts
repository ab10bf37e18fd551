/** Owns the check for bills that do not fit their consumption. */
import { threshold, type Check } from '../check';
import { factField } from '../../model-info';
import { PERIOD, rowCheck } from '../row-check';
import { many, n } from '../words';
import { sql } from '../../../sql/sql';

const PRICE = { en: 'yuan/kWh', zh: '元/kWh' };

const prices = rowCheck({
  id: 'price-out-of-bounds',
  group: 'value',
  severity: 'look',
  text: { en: 'Implausible price', zh: '单价异常' },
  needs: [['kwh'], ['amount']],
  thresholds: [
    { id: 'lo', text: { en: 'Lowest price', zh: '最低单价' }, value: 0.1, min: 0, max: 100, unit: PRICE },
    { id: 'hi', text: { en: 'Highest price', zh: '最高单价' }, value: 3, min: 0, max: 1000, unit: PRICE },
  ],
  table: 'usage',
  columns: [PERIOD, sql`kwh, amount, amount / kwh AS price`],
  where: (input) =>
    sql`kwh > 0 AND amount IS NOT NULL AND NOT (amount / kwh BETWEEN ${threshold(input, 'lo')} AND ${threshold(input, 'hi')})`,
  sentence: ({ n: count, customers }, input) => ({
    en: `The price per kWh is below ${threshold(input, 'lo')} or above ${threshold(input, 'hi')} yuan in ${many(count, 'customer month')} of ${many(customers, 'customer')}.`,
    zh: `${n(customers)} 户的 ${n(count)} 个户月单价低于 ${threshold(input, 'lo')} 或高于 ${threshold(input, 'hi')} 元/kWh。`,
  }),
  meaning: {
    en: 'Bill and consumption do not belong together, or one of them is in another unit. Mean price and bill per customer are wrong where it is so.',
    zh: '电费与电量不匹配，或其中一项的单位不同；相应客户的平均电价和电费指标不可信。',
  },
});

/** Nothing to look at where money is not in yuan, or in who knows what: the limits are. */
const check: Check = {
  ...prices,
  rows: (input) => (factField(input.model, 'mean_price')?.unit?.en === PRICE.en ? prices.rows(input) : null),
};

export default check;
