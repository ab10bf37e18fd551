/** Owns the roles of the usage table: customer × month (finer periods are added up to months). */
import type { Role } from '../role';
import { namesIn } from '../role-names';

const kwh = { en: 'kWh', zh: 'kWh' };
const yuan = { en: 'yuan', zh: '元' };

const roles: readonly Role[] = [
  {
    id: 'period',
    tables: ['usage'],
    text: { en: 'Month', zh: '年月' },
    kind: 'date',
    names: namesIn(`
      年月 账期 电费年月 月份 统计年月 抄表年月 电量年月 应收年月 用电月份 统计月份 抄表日期 结算年月 日期
      数据日期 统计日期 用电日期 冻结日期 采集日期 时间
      yearmonth ym month monthend billingmonth billmonth billingperiod period readdate billdate date
      timestamp datetime ts day time
    `),
  },
  {
    id: 'year',
    tables: ['usage'],
    text: { en: 'Year', zh: '年份' },
    kind: 'number',
    isPart: true,
    names: namesIn(`
      年份 年度 年 统计年份 统计年度 用电年份 用电年度 数据年份 数据年度 电费年份 所属年份 所属年度
      year yr calendaryear billyear
    `),
  },
  {
    id: 'month_number',
    tables: ['usage'],
    text: { en: 'Month of the year', zh: '月份（1–12）' },
    kind: 'number',
    isPart: true,
    names: namesIn(`
      月份 月 月度 统计月份 用电月份 数据月份 电费月份
      month mon monthno monthnumber billmonth
    `),
  },
  {
    id: 'band',
    tables: ['usage'],
    text: { en: 'Band of the row (total, peak, flat, valley)', zh: '分时时段（总、峰、平、谷）' },
    kind: 'category',
    isPart: true,
    names: namesIn(`
      时段 时段类型 时段名称 示数类型 分时类型 分时时段 峰谷类型 峰谷标志 峰谷时段 峰平谷 费率类型 费率时段 电量类型
      touperiod timeofuse tariffperiod band
    `),
  },
  {
    id: 'kwh',
    tables: ['usage'],
    text: { en: 'Consumption', zh: '电量' },
    kind: 'number',
    unit: kwh,
    names: namesIn(`
      合计售电量 合计电量 总电量 总用电量 合计用电量 电量 用电量 月电量 月用电量 售电量 结算电量 抄见电量
      当月电量 计费电量 有功电量 本月电量 日电量 日用电量 合计
      kwh usagekwh kwhusage energykwh consumptionkwh consumption usage energy energyuse
      electricityconsumption monthlykwh retailsales powerconsumption tpq
    `),
  },
  {
    id: 'amount',
    tables: ['usage'],
    text: { en: 'Bill', zh: '电费' },
    kind: 'number',
    unit: yuan,
    names: namesIn(`
      电费 电费金额 应收电费 应收金额 金额 合计电费 总电费 月电费 账单金额 电费合计 当月电费
      amount bill billamount charge charges monthlycharges totalbill cost rcvblamt
    `),
  },
  {
    id: 'peak_kwh',
    tables: ['usage'],
    text: { en: 'Peak consumption', zh: '峰电量' },
    kind: 'number',
    unit: kwh,
    names: namesIn(`
      峰电量 峰时电量 高峰电量 峰段电量 峰用电量 峰
      peakkwh peakconsumption peakusage onpeakkwh onpeak
    `),
  },
  {
    id: 'critical_kwh',
    tables: ['usage'],
    text: { en: 'Critical-peak consumption', zh: '尖峰电量' },
    kind: 'number',
    unit: kwh,
    isPart: true,
    names: namesIn(`
      尖峰电量 尖电量 尖时电量 尖段电量 尖用电量 尖峰时段电量 尖
      criticalpeakkwh superpeakkwh
    `),
  },
  {
    id: 'flat_kwh',
    tables: ['usage'],
    text: { en: 'Flat consumption', zh: '平电量' },
    kind: 'number',
    unit: kwh,
    names: namesIn(`
      平电量 平时电量 平段电量 平用电量 平
      flatkwh flatconsumption shoulderkwh midpeakkwh shoulder
    `),
  },
  {
    id: 'valley_kwh',
    tables: ['usage'],
    text: { en: 'Valley consumption', zh: '谷电量' },
    kind: 'number',
    unit: kwh,
    names: namesIn(`
      谷电量 谷时电量 低谷电量 谷段电量 谷用电量 谷
      valleykwh valleyconsumption offpeakkwh offpeakconsumption offpeakusage offpeak
    `),
  },
  {
    id: 'due',
    tables: ['usage'],
    text: { en: 'Payment due', zh: '应缴日期' },
    kind: 'date',
    names: namesIn(`
      应缴日期 应缴费日期 缴费截止日期 交费截止日 缴费期限 应交日期 违约金起算日期
      duedate paymentdue due
    `),
  },
  {
    id: 'paid',
    tables: ['usage'],
    text: { en: 'Paid on', zh: '缴费日期' },
    kind: 'date',
    names: namesIn(`
      缴费日期 交费日期 缴费时间 交费时间 实收日期 收费日期 付款日期 支付时间
      paydate paiddate paymentdate paid
    `),
  },
  {
    id: 'arrears',
    tables: ['usage'],
    text: { en: 'Arrears', zh: '欠费金额' },
    kind: 'number',
    unit: yuan,
    names: namesIn(`
      欠费金额 欠费 欠费总额 欠缴金额 欠缴电费 未缴金额 陈欠电费
      arrears arrearsamount oweamt overdue overdueamount outstanding balance
    `),
  },
  {
    id: 'meter',
    tables: ['usage', 'reading'],
    text: { en: 'Meter number', zh: '电能表编号' },
    kind: 'id',
    personal: true,
    tellsApart: true,
    names: namesIn(`
      电能表编号 电能表资产号 电表资产号 资产号 资产编号 电表编号 电表号 表号 电能表号 表计编号 表计资产号 计量点编号 计量点号
      meterno meterid meternumber meterassetno assetno assetid meter meterserial serialno deviceid
    `),
  },
];

export default roles;
