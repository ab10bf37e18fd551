/** Owns the ready tags of the value family: consumption, bill, growth, price, use of capacity. */
import type { Tag } from '../tag';
import { all, bottom, is, readyTag, recent, top } from './ready-tag';

export const VALUE_TAGS: readonly Tag[] = [
  readyTag('value', 'large_consumer', ['用电大户', 'Large consumer'], top('kwh_12m', 0.2), [
    '近 12 个月电量最高的 20% 客户。',
    'The fifth of the customers that use most.',
  ]),
  readyTag('value', 'high_bill', ['高电费', 'High bill'], top('amount_12m', 0.1), [
    '近 12 个月电费最高的 10% 客户。',
    'The tenth of the customers that pay most.',
  ]),
  readyTag('value', 'small_consumer', ['小电量', 'Small consumer'], bottom('kwh_12m', 0.2), [
    '近 12 个月电量最低的 20% 客户。',
    'The fifth of the customers that use least.',
  ]),
  readyTag('value', 'growing', ['电量增长', 'Growing'], is('kwh_growth', '>=', 0.2), [
    '电量同比增长 20% 以上：关注增容需求。',
    'Uses 20% more than a year before: may need more capacity.',
  ]),
  readyTag('value', 'shrinking', ['电量下滑', 'Shrinking'], is('kwh_growth', '<=', -0.2), [
    '电量同比下降 20% 以上。',
    'Uses 20% less than a year before.',
  ]),
  readyTag('value', 'idle', ['空置', 'Idle'], is('kwh_12m', '<=', 60), [
    '近 12 个月电量不超过 60 kWh：疑似空置，核查是否销户。',
    'At most 60 kWh in 12 months: probably vacant, check whether the contract is still wanted.',
  ]),
  readyTag('value', 'newly_idle', ['近期停用', 'Newly idle'], all(recent('kwh', 3, '<=', 5), is('kwh_12m', '>', 60)), [
    '近 3 个月几乎不用电，此前有电量。',
    'Hardly any consumption in the last three months, but some before.',
  ]),
  readyTag('value', 'over_capacity', ['超容', 'Over capacity'], is('capacity_use', '>', 1), [
    '最大负荷超过合同容量：安全提醒、引导增容。',
    'Peak load above the contract capacity: warn, offer more capacity.',
  ]),
  readyTag('value', 'low_utilisation', ['容量利用率低', 'Low utilisation'], is('capacity_use', '<', 0.3), [
    '最大负荷不到合同容量的 30%：可减容降基本电费。',
    'Peak load below 30% of the contract capacity: could pay for less.',
  ]),
  readyTag('value', 'high_price', ['高均价', 'High price'], top('mean_price', 0.2), [
    '平均电价最高的 20% 客户：对电价敏感，适合用电优化。',
    'The fifth with the highest mean price: sensitive to price.',
  ]),
];
