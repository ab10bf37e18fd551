/** Owns 客户档案, the customer file: one row a customer, with the gaps a real file has. */
import type { Random } from '../lib/random';
import type { Customer } from './customers';
import { CARELESS_BRANCH } from './places';
import { dateColumn, floatColumn, textColumn, type ExampleTable } from './table';

/** Name of the customer table. */
export const CUSTOMER_TABLE = '客户档案';

/**
 * Share of blanks by column. Not listed: never blank. 联系电话 is blank far more often in one branch, 家庭人口 is blank for all but
 * households, 重要等级 for all but important users: there a blank means "does not apply".
 */
export const BLANK_SHARES = {
  联系电话: 0.06,
  联系电话_careless: 0.3,
  用电地址: 0.01,
  客户性质: 0.02,
  行业分类: 0.03,
  合同容量: 0.008,
  家庭人口: 0.2,
  立户日期: 0.015,
  缴费渠道: 0.04,
} as const;

/** The customer table, in the order of `customers`. 合同容量 is in kVA. */
export function customerTable(random: Random, customers: readonly Customer[]): ExampleTable {
  const gap = <V>(share: number, value: V): V | null => (random.chance(share) ? null : value);
  const phoneGap = (c: Customer) => (c.branch === CARELESS_BRANCH ? BLANK_SHARES.联系电话_careless : BLANK_SHARES.联系电话);
  return {
    name: CUSTOMER_TABLE,
    rows: customers.length,
    columns: [
      textColumn('户号', customers, (c) => c.id),
      textColumn('户名', customers, (c) => c.name),
      textColumn('联系电话', customers, (c) => gap(phoneGap(c), c.phone)),
      textColumn('用电地址', customers, (c) => gap(BLANK_SHARES.用电地址, c.address)),
      textColumn('用电类别', customers, (c) => c.classId),
      textColumn('客户性质', customers, (c) => gap(BLANK_SHARES.客户性质, c.nature)),
      textColumn('行业分类', customers, (c) => gap(BLANK_SHARES.行业分类, c.industry)),
      textColumn('供电单位', customers, (c) => c.branch),
      textColumn('馈线', customers, (c) => c.feeder),
      textColumn('电压等级', customers, (c) => c.voltage),
      floatColumn('合同容量', customers, (c) => gap(BLANK_SHARES.合同容量, c.capacityKva)),
      floatColumn('家庭人口', customers, (c) => gap(BLANK_SHARES.家庭人口, c.people)),
      dateColumn('立户日期', customers, (c) => gap(BLANK_SHARES.立户日期, c.openedDay)),
      textColumn('电价类别', customers, (c) => c.tariff),
      textColumn('重要等级', customers, (c) => c.importance),
      textColumn('缴费渠道', customers, (c) => gap(BLANK_SHARES.缴费渠道, c.payChannel)),
      textColumn('用电状态', customers, (c) => c.status),
    ],
  };
}
