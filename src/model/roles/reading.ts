/** Owns the roles of the reading table: customer × time, or customer × day with one column a slot. */
import type { Role } from '../role';
import { namesIn } from '../role-names';

const roles: readonly Role[] = [
  {
    id: 'time',
    tables: ['reading'],
    text: { en: 'Time', zh: '时间' },
    kind: 'timestamp',
    names: namesIn(`
      时间 采集时间 数据时间 时刻 日期时间 抄表时间 测量时间 冻结时间 日期
      datetime timestamp time tstp ts dt date readingtime readtime datatime utc localtime
    `),
  },
  {
    id: 'day',
    tables: ['reading'],
    text: { en: 'Day', zh: '日期' },
    kind: 'date',
    names: namesIn(`
      日期 数据日期 用电日期 采集日期 负荷日期 统计日期 冻结日期 时间
      date day datadate readdate timestamp time
    `),
  },
  {
    id: 'season',
    tables: ['reading'],
    text: { en: 'Season of a typical day', zh: '典型日季节' },
    kind: 'category',
    isPart: true,
    names: namesIn('典型日季节 typicalseason'),
  },
  {
    id: 'day_kind',
    tables: ['reading'],
    text: { en: 'Kind of a typical day', zh: '典型日类型' },
    kind: 'category',
    isPart: true,
    names: namesIn('典型日类型 typicaldaykind'),
  },
  {
    id: 'kw',
    tables: ['reading'],
    text: { en: 'Power', zh: '功率' },
    kind: 'number',
    unit: { en: 'kW', zh: 'kW' },
    names: namesIn(`
      功率 有功功率 负荷 总有功功率 瞬时有功功率 用电负荷 有功负荷 负荷值
      kw powerkw loadkw demandkw power load demand activepower watts mw powerconsumption
    `),
  },
  {
    id: 'reading_kwh',
    tables: ['reading'],
    text: { en: 'Energy of the interval', zh: '时段电量' },
    kind: 'number',
    unit: { en: 'kWh', zh: 'kWh' },
    names: namesIn(`
      时段电量 小时电量 分时电量 区间电量 电量 用电量
      kwh usagekwh energykwh kwhhh consumptionkwh energy energyuse consumption usage electricity
      meterreading
    `),
  },
];

export default roles;
