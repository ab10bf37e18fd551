/** Owns 月度电量, the billing table: one row per customer and month from the month in which the contract began. */
import type { Random } from '../lib/random';
import { billYuan, firstUnpaidMonth, settle } from './billing';
import { MONTHS } from './calendar';
import type { Customer } from './customers';
import { MISSING_DAY, type ExampleTable } from './table';
import { bandSplitter, type MonthlyEnergy } from './usage';

/** Name of the usage table. */
export const USAGE_TABLE = '月度电量';

/** Share of customers whose old meter knows no bands: 峰电量, 平电量 and 谷电量 are blank in all their months. */
export const OLD_METER_SHARE = 0.02;

/**
 * The usage table, ordered by customer and month. 年月 is yyyymm; 电量 and its bands are whole kWh and the bands sum to 电量;
 * 电费 and 欠费金额 are yuan; 缴费日期 is missing while the bill is unpaid, and exactly then 欠费金额 > 0.
 */
export function usageTable(random: Random, customers: readonly Customer[], energy: MonthlyEnergy): ExampleTable {
  const rows = energy.total.reduce((count, kwh) => (kwh === kwh ? count + 1 : count), 0);
  const ids: string[] = [];
  const period = new Int32Array(rows);
  const kwh = new Float64Array(rows);
  const peak = new Float64Array(rows);
  const flat = new Float64Array(rows);
  const valley = new Float64Array(rows);
  const bill = new Float64Array(rows);
  const due = new Int32Array(rows);
  const paid = new Int32Array(rows);
  const owed = new Float64Array(rows);
  const split = bandSplitter(random.fork('bands'));
  let row = 0;
  customers.forEach((customer, index) => {
    const hasBands = !random.chance(OLD_METER_SHARE);
    const unpaidFrom = firstUnpaidMonth(random, customer, MONTHS.length);
    MONTHS.forEach((month, m) => {
      const cell = index * MONTHS.length + m;
      const total = energy.total[cell] ?? NaN;
      if (total !== total) return;
      const bands = split(customer, total, energy.car[cell] ?? 0);
      const amount = billYuan(customer, bands);
      const payment = settle(random, customer, month, m, amount, unpaidFrom);
      ids.push(customer.id);
      period[row] = month.period;
      kwh[row] = total;
      peak[row] = hasBands ? bands.peak : NaN;
      flat[row] = hasBands ? bands.flat : NaN;
      valley[row] = hasBands ? bands.valley : NaN;
      bill[row] = amount;
      due[row] = month.dueDay;
      paid[row] = payment.paidDay ?? MISSING_DAY;
      owed[row] = payment.owedYuan;
      row++;
    });
  });
  return {
    name: USAGE_TABLE,
    rows,
    columns: [
      { name: '户号', kind: 'text', values: ids },
      { name: '年月', kind: 'int', values: period },
      { name: '电量', kind: 'float', values: kwh },
      { name: '峰电量', kind: 'float', values: peak },
      { name: '平电量', kind: 'float', values: flat },
      { name: '谷电量', kind: 'float', values: valley },
      { name: '电费', kind: 'float', values: bill },
      { name: '应缴日期', kind: 'date', values: due },
      { name: '缴费日期', kind: 'date', values: paid },
      { name: '欠费金额', kind: 'float', values: owed },
    ],
  };
}
