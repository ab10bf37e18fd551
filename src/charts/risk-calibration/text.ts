/** Owns the words of the calibration of a risk. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Does it come true? Share by risk', zh: '风险校准：实际发生比例' };
export const description: Text = {
  en: 'Share of the customers to whom the outcome happened, by level, points or kind of customer, with the Wilson 95% interval and the lift (share here ÷ share of all). Tick: what fitted points led to expect. A click on a level or a band of points keeps all customers with such points, whether or not the outcome is known of them.',
  zh: '按等级、积分或客户类别统计实际发生的比例，附 Wilson 95% 区间和提升度（本组比例 ÷ 总体比例）；短竖线为拟合积分对应的预期比例。点击等级或积分段，筛选该积分范围内的全部客户（含结果未知者）。',
};
export const axis: Text = { en: 'Share to whom it happened', zh: '实际发生比例' };
export const by = {
  label: { en: 'By', zh: '按' },
  level: { en: 'Level', zh: '风险等级' },
  points: { en: 'Points', zh: '积分' },
  segment: { en: 'Segment', zh: '客群' },
} satisfies Record<string, Text>;
export const all: Phrase<[share: string]> = { en: (share) => `all ${share}`, zh: (share) => `总体 ${share}` };
export const points: Phrase<[span: string]> = { en: (span) => `${span} points`, zh: (span) => `${span} 分` };
export const estimate: Phrase<[share: string, lo: string, hi: string]> = {
  en: (share, lo, hi) => `${share} (${lo}–${hi})`,
  zh: (share, lo, hi) => `${share}（${lo}–${hi}）`,
};
export const hidden: Phrase<[least: string]> = { en: (least) => `n < ${least}, hidden`, zh: (least) => `n < ${least}，已隐藏` };
export const shortlyHidden: Text = { en: 'hidden', zh: '已隐藏' };
export const noOutcome: Text = {
  en: 'No outcome is known. Choose above which column tells that it happened (churned, in arrears, complained …), or add such a column.',
  zh: '尚无实际结果。请在上方选择表示“已发生”的字段（流失、欠费、投诉等），或补充该列。',
};

export const words = {
  group: { en: 'Group', zh: '分组' },
  share: { en: 'Happened (%)', zh: '发生比例（%）' },
  interval: { en: '95% interval', zh: '95% 区间' },
  lo: { en: '95% from (%)', zh: '95% 下限（%）' },
  hi: { en: '95% to (%)', zh: '95% 上限（%）' },
  n: { en: 'Customers', zh: '客户数' },
  happened: { en: 'Of them it happened to', zh: '其中发生' },
  lift: { en: 'Lift', zh: '提升度' },
  expected: { en: 'Expected by points', zh: '积分预期' },
  auc: { en: 'AUC within the group', zh: '组内 AUC' },
} satisfies Record<string, Text>;
