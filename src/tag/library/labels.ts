/** Owns the ready labels on top of the attributes: important, high-risk, sensitive to outages and the like. */
import type { Tag } from '../tag';
import { all, any, BUSINESSES, HOUSEHOLDS, is, oneOf, readyTag, recent, top } from './ready-tag';

export const LABELS: readonly Tag[] = [
  readyTag(
    'label',
    'important',
    ['重要客户', 'Important'],
    any(
      oneOf(
        'importance',
        '特级',
        '一级',
        '二级',
        '临时',
        '特级重要用户',
        '一级重要用户',
        '二级重要用户',
        '临时性重要用户',
        'Special',
        'First',
        'Second',
        'Temporary',
      ),
      top('kwh_12m', 0.01),
      top('amount_12m', 0.01),
    ),
    [
      '重要等级用户，以及电量或电费居前 1% 的客户：保供电、专人服务。',
      'Customers of an importance level, and the top 1% by consumption or bill: supply guaranteed, a person in charge.',
    ],
  ),
  readyTag(
    'label',
    'high_risk',
    ['高危客户', 'High risk'],
    any(is('arrears_amount', '>', 0), is('late_payments_12m', '>=', 4), is('complaints_12m', '>=', 2)),
    [
      '有欠费、近 12 个月逾期 4 次及以上，或投诉 2 次及以上：优先催费与回访。',
      'In arrears, four late payments in 12 months or two complaints: collect and call first.',
    ],
  ),
  readyTag(
    'label',
    'outage_sensitive',
    ['停电敏感', 'Sensitive to outages'],
    any(
      all(
        is('outage_minutes_12m', '>=', 240),
        any(is('complaints_12m', '>=', 1), is('tickets_12m', '>=', 3), is('csat_top2', '=', 0)),
      ),
      all(BUSINESSES, is('outage_minutes_12m', '>=', 240), top('load_factor', 0.25)),
    ),
    [
      '停电累计 4 小时以上，且有投诉、多次来电或不满意；或连续生产的工商业客户。',
      'Without supply for four hours or more and complaining, calling often or not satisfied; or a business that runs round the clock.',
    ],
  ),
  readyTag(
    'label',
    'saving_potential',
    ['节能潜力', 'Saving potential'],
    any(all(BUSINESSES, top('mean_price', 0.25), top('kwh_12m', 0.3)), all(HOUSEHOLDS, top('kwh_12m', 0.1))),
    [
      '电量大且均价高的工商业客户、电量居前的居民：用能诊断、错峰建议。',
      'Businesses with much consumption at a high price and households that use most: energy audit, advice on shifting.',
    ],
  ),
  readyTag(
    'label',
    'ev_candidate',
    ['疑似充电桩用户', 'EV candidate'],
    all(HOUSEHOLDS, is('valley_share', '>=', 0.5), is('kwh_12m', '>=', 2400)),
    [
      '居民，谷电量占比过半且年电量 2,400 kWh 以上：推荐峰谷分时电价与有序充电。',
      'Households with half of their energy in the valley hours and 2,400 kWh a year: offer time-of-use and managed charging.',
    ],
  ),
  readyTag(
    'label',
    'solar',
    ['光伏用户', 'Solar'],
    any(
      oneOf('pv', '1', '是', 'true', 'Y', 'yes'),
      oneOf('光伏', '1', '是', '有', 'true', 'Y'),
      oneOf('是否光伏', '1', '是', '有', 'true', 'Y'),
      oneOf('solar', '1', '是', 'true', 'Y', 'yes'),
    ),
    ['客户档案标明装有屋顶光伏。', 'The customer file says that there are solar panels.'],
  ),
  readyTag('label', 'churn_sign', ['流失征兆', 'Sign of churn'], all(BUSINESSES, is('kwh_growth', '<=', -0.3)), [
    '工商业客户电量同比下降 30% 以上：走访了解原因。',
    'A business that uses 30% less than a year before: visit and ask why.',
  ]),
  readyTag('label', 'recent_trouble', ['近期有投诉', 'Recent complaint'], recent('complaints', 3, '>=', 1), [
    '近 3 个月有投诉：营销活动前先安抚。',
    'A complaint within three months: settle it before any campaign.',
  ]),
];
