/** Owns the ready tags of the behaviour family: load, payment, contacts, satisfaction. */
import type { Tag } from '../tag';
import { all, is, oneOf, readyTag, recent, top } from './ready-tag';

export const BEHAVIOUR_TAGS: readonly Tag[] = [
  readyTag('behaviour', 'peaky', ['峰谷差大', 'Peaky load'], is('load_factor', '<', 0.35), [
    '日负荷率低于 35%：用电集中，可错峰。',
    'Daily load factor below 35%: consumption comes in bursts and could be shifted.',
  ]),
  readyTag('behaviour', 'steady', ['连续稳定用电', 'Steady load'], is('load_factor', '>=', 0.75), [
    '日负荷率 75% 以上：连续生产，对供电可靠性要求高。',
    'Daily load factor of 75% or more: runs round the clock and depends on supply.',
  ]),
  readyTag('behaviour', 'night_load', ['夜间用电', 'Night load'], is('valley_share', '>=', 0.5), [
    '谷电量占比不低于 50%。',
    'At least half of the energy in the valley hours.',
  ]),
  readyTag('behaviour', 'peak_user', ['高峰用电', 'Peak-hour user'], top('peak_share', 0.2), [
    '峰电量占比最高的 20% 客户：需求响应对象。',
    'The fifth with the highest share in peak hours: for demand response.',
  ]),
  readyTag('behaviour', 'evening_peak', ['晚高峰', 'Evening peak'], all(is('peak_hour', '>=', 17), is('peak_hour', '<', 23)), [
    '平均工作日的最大负荷在 17–23 时。',
    'The mean workday is highest from 17:00 to 23:00.',
  ]),
  readyTag('behaviour', 'in_arrears', ['欠费', 'In arrears'], is('arrears_amount', '>', 0), [
    '数据中有未结清的电费。',
    'Has bills that are not settled.',
  ]),
  readyTag('behaviour', 'late_payer', ['习惯逾期', 'Late payer'], is('late_payments_12m', '>=', 3), [
    '近 12 个月逾期缴费 3 次及以上。',
    'Three or more late payments in 12 months.',
  ]),
  readyTag('behaviour', 'punctual', ['按时缴费', 'Punctual'], is('late_payments_12m', '=', 0), [
    '近 12 个月没有逾期缴费。',
    'No late payment in 12 months.',
  ]),
  readyTag('behaviour', 'late_recently', ['近期逾期', 'Recently late'], recent('late_payments', 3, '>=', 2), [
    '近 3 个月逾期缴费 2 次及以上。',
    'Two or more late payments in the last three months.',
  ]),
  readyTag('behaviour', 'frequent_caller', ['频繁来电', 'Frequent caller'], is('tickets_12m', '>=', 4), [
    '近 12 个月服务工单 4 张及以上。',
    'Four or more contacts in 12 months.',
  ]),
  readyTag('behaviour', 'complainer', ['有投诉', 'Has complained'], is('complaints_12m', '>=', 1), [
    '近 12 个月有投诉。',
    'At least one complaint in 12 months.',
  ]),
  readyTag('behaviour', 'dissatisfied', ['不满意', 'Dissatisfied'], is('csat_top2', '=', 0), [
    '最近一次总体满意度不在最高两档。',
    'The latest overall score is not among the two best.',
  ]),
  readyTag('behaviour', 'promoter', ['推荐者', 'Promoter'], is('nps', '>=', 9), [
    '推荐意愿 9–10 分：可发展为口碑传播。',
    'Would recommend with 9 or 10: could speak for us.',
  ]),
  readyTag('behaviour', 'detractor', ['贬损者', 'Detractor'], is('nps', '<=', 6), [
    '推荐意愿 0–6 分：优先回访。',
    'Would recommend with 0 to 6: call back first.',
  ]),
  readyTag('behaviour', 'many_outages', ['频繁停电', 'Frequent outages'], recent('outages', 6, '>=', 3), [
    '近 6 个月停电 3 次及以上。',
    'Three or more outages in the last six months.',
  ]),
  readyTag(
    'behaviour',
    'digital',
    ['线上渠道', 'Digital channel'],
    oneOf('channel', 'App', 'APP', '网上国网', '掌上电力', '微信', '微信公众号', '支付宝', '网站', '网上营业厅', 'WeChat', 'Web'),
    ['通过 App、微信、支付宝或网站缴费。', 'Pays by App, WeChat, Alipay or on the web.'],
  ),
];
