/** Owns the risks that are ready for use, as far as the data at hand has what their rules ask for. */
import type { Text } from '../../lib/text';
import type { ModelInfo } from '../../model/model-info';
import { fitRule } from '../library/fit-rule';
import { all, any, BUSINESSES, is, oneOf, recent } from '../library/ready-tag';
import { leavesOf, type Rule } from '../rule';
import type { Risk, RiskRule } from './risk';

type Ready = readonly [id: string, rule: Rule, points: number, zh: string, en: string];

const TRADERS = oneOf(
  'industry',
  ...['餐饮业', '零售业', '餐饮', '零售', '住宿和餐饮业', '批发和零售业', '餐饮服务', '小商店'],
  ...['Catering', 'Restaurants', 'Retail'],
);
const BY_MONTH = any(
  ...['tariff', 'Contract', 'contract', '合同', '合同类型'].map((field) =>
    oneOf(field, 'Month-to-month', 'month-to-month', 'Monthly', 'monthly', '按月', '月付'),
  ),
);
const SHORT_STAY = any(...['tenure', '在网时长', '在网月数'].map((field) => is(field, '<', 12)));
const MIDDLE_STAY = any(...['tenure', '在网时长', '在网月数'].map((field) => all(is(field, '>=', 12), is(field, '<', 24))));

const ARREARS: readonly Ready[] = [
  ['owes', is('arrears_amount', '>', 0), 40, '有未结清电费', 'Has unpaid bills'],
  ['late_often', is('late_payments_12m', '>=', 6), 30, '近一年逾期 6 次及以上', 'Six or more late payments in a year'],
  [
    'late',
    all(is('late_payments_12m', '>=', 2), is('late_payments_12m', '<', 6)),
    ...([15, '近一年逾期 2–5 次', 'Two to five late payments in a year'] as const),
  ],
  ['late_lately', recent('late_payments', 3, '>=', 2), 15, '近 3 个月逾期 2 次及以上', 'Late twice in the last three months'],
  [
    'small_trader',
    all(BUSINESSES, TRADERS, is('capacity_kva', '<=', 50)),
    ...([15, '小型餐饮、零售客户', 'Small restaurant or shop'] as const),
  ],
  ['cut_off', oneOf('status', '欠费停电', '欠费停机', 'Disconnected'), 30, '已因欠费停电', 'Cut off for arrears'],
  [
    'shrinking',
    all(BUSINESSES, is('kwh_growth', '<=', -0.25)),
    10,
    '电量一年下降四分之一以上',
    'Uses a quarter less than a year before',
  ],
];

const CHURN: readonly Ready[] = [
  [
    'shrinking',
    all(BUSINESSES, is('kwh_growth', '<=', -0.25)),
    40,
    '工商业电量一年下降四分之一以上',
    'Business that uses a quarter less than a year before',
  ],
  ['suspended', oneOf('status', '暂停', '暂停用电', '报停', 'Suspended'), 25, '已办理暂停', 'Supply suspended at own wish'],
  ['complained', is('complaints_12m', '>=', 1), 15, '近一年有投诉', 'Complained within a year'],
  ['dissatisfied', is('csat_top2', '=', 0), 15, '最近一次评价不满意', 'Not satisfied when last asked'],
  ['detractor', is('nps', '<=', 6), 10, '不愿推荐（0–6 分）', 'Would not recommend (0 to 6)'],
  ['outages', is('outage_minutes_12m', '>=', 480), 10, '近一年停电 8 小时以上', 'Eight hours or more without supply in a year'],
  ['by_month', BY_MONTH, 30, '合同按月续签', 'Contract from month to month'],
  ['new', SHORT_STAY, 25, '用电不满一年（12 个月）', 'With us for less than 12 months'],
  ['rather_new', MIDDLE_STAY, 10, '用电 1–2 年', 'With us for one to two years'],
  ['manual_pay', oneOf('channel', 'Electronic check', 'Mailed check'), 10, '非自动缴费', 'Does not pay automatically'],
];

const COMPLAINT: readonly Ready[] = [
  ['complained', is('complaints_12m', '=', 1), 30, '近一年投诉 1 次', 'One complaint within a year'],
  ['complained_again', is('complaints_12m', '>=', 2), 50, '近一年投诉 2 次及以上', 'Two or more complaints within a year'],
  ['calls_often', is('tickets_12m', '>=', 3), 15, '近一年来电 3 次及以上', 'Three or more contacts within a year'],
  ['dissatisfied', is('csat_top2', '=', 0), 20, '最近一次评价不满意', 'Not satisfied when last asked'],
  ['detractor', is('nps', '<=', 6), 10, '不愿推荐（0–6 分）', 'Would not recommend (0 to 6)'],
  ['outages', is('outage_minutes_12m', '>=', 480), 20, '近一年停电 8 小时以上', 'Eight hours or more without supply in a year'],
  ['late_often', is('late_payments_12m', '>=', 3), 15, '近一年逾期 3 次及以上', 'Three or more late payments in a year'],
];

const READY: readonly {
  readonly id: string;
  readonly name: Text;
  readonly rules: readonly Ready[];
  readonly cuts: readonly [number, number];
}[] = [
  { id: 'arrears', name: { en: 'Arrears', zh: '欠费风险' }, rules: ARREARS, cuts: [25, 50] },
  { id: 'churn', name: { en: 'Churn', zh: '流失风险' }, rules: CHURN, cuts: [25, 50] },
  { id: 'complaint', name: { en: 'Complaint', zh: '投诉风险' }, rules: COMPLAINT, cuts: [25, 50] },
];

/** With nothing but answers of a survey one can tell who is discontent, not who will complain. */
const DISCONTENT: Text = { en: 'Discontent', zh: '不满风险' };
const ANSWERS = ['csat', 'csat_top2', 'nps'];

/** Ready risks for this data; one of which no rule is left, or none but who lives with us since when, is not offered. */
export function readyRisks(model: ModelInfo): Risk[] {
  return READY.flatMap(({ id, name, rules: ready, cuts }): Risk[] => {
    const rules = ready.flatMap(([rule, condition, points, zh, en]): RiskRule[] => {
      const fitted = fitRule(condition, model);
      return fitted === null ? [] : [{ id: rule, rule: fitted, points, reason: { en, zh } }];
    });
    if (rules.length === 0) return [];
    const onlyAnswers = rules.every(({ rule }) =>
      leavesOf(rule).every((leaf) => 'field' in leaf && ANSWERS.includes(leaf.field)),
    );
    // Being dissatisfied alone is no sign of leaving.
    if (id === 'churn' && onlyAnswers) return [];
    return [{ id, name: id === 'complaint' && onlyAnswers ? DISCONTENT : name, rules, ...cutsFor(rules, cuts) }];
  });
}

/** The usual cuts, or lower ones where the points that are left cannot reach them. */
function cutsFor(rules: readonly RiskRule[], [medium, high]: readonly [number, number]): Pick<Risk, 'medium' | 'high'> {
  const most = rules.reduce((sum, { points }) => sum + Math.max(0, points), 0);
  if (most >= 1.2 * high) return { medium, high };
  return { medium: Math.max(1, Math.round(most / 3)), high: Math.max(2, Math.round((2 * most) / 3)) };
}

/** The user's risks, or the ready ones before there are any. */
export function risksInUse(risks: readonly Risk[] | null | undefined, model: ModelInfo): readonly Risk[] {
  return risks ?? readyRisks(model);
}
