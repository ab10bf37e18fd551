/** Owns the words of the lift of a risk. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Does it point at the right ones? Gains and lift', zh: '区分能力：累计增益与提升度' };
export const description: Text = {
  en: 'Customers from the most points to the fewest: which share of all cases lies among the first 5, 10 … %. Customers with equal points count by proportion. AUC with DeLong’s 95% interval; 0.5 is chance. A click keeps all customers with at least the points of the last of these first ones.',
  zh: '客户按积分从高到低排列，前 5%、10%……中包含全部发生客户的比例；同分客户按比例计入。AUC 附 DeLong 95% 区间，0.5 为随机水平。点击可筛选积分不低于该处的全部客户。',
};
export const view = {
  label: { en: 'Show', zh: '显示' },
  gains: { en: 'Gains', zh: '累计增益' },
  lift: { en: 'Lift', zh: '提升度' },
} satisfies Record<string, Text>;
export const xTitle: Text = { en: 'Customers, the most points first (%)', zh: '客户累计占比，积分从高到低（%）' };
export const gainsAxis: Text = { en: 'Cases found (%)', zh: '覆盖发生客户（%）' };
export const liftAxis: Text = { en: 'Lift', zh: '提升度' };
export const byPoints: Text = { en: 'By points', zh: '按积分' };
export const byChance: Text = { en: 'By chance', zh: '随机' };
export const first: Phrase<[share: string]> = { en: (share) => `First ${share}%`, zh: (share) => `前 ${share}%` };
export const surface: Text = {
  en: 'Share of the customers: arrow keys read the curve, Enter keeps who has so many points',
  zh: '客户占比：方向键查看，回车筛选积分不低于该处的客户',
};
export const summary: Phrase<[auc: string, interval: string, top: string, range: string, n: string, positives: string]> = {
  en: (auc, interval, top, range, n, positives) =>
    `AUC ${auc}${interval}; the tenth with most points has ${top} times the average${range}; ${positives} of ${n} customers.`,
  zh: (auc, interval, top, range, n, positives) =>
    `AUC ${auc}${interval}；积分前 10% 客户的发生率为总体 ${top} 倍${range}；n = ${n}，发生 ${positives} 户。`,
};
export const interval: Phrase<[lo: string, hi: string]> = { en: (lo, hi) => ` (${lo}–${hi})`, zh: (lo, hi) => `（${lo}–${hi}）` };
export const noOutcome: Text = {
  en: 'No outcome is known. Choose above which column tells that it happened (churned, in arrears, complained …), or add such a column.',
  zh: '尚无实际结果。请在上方选择表示“已发生”的字段（流失、欠费、投诉等），或补充该列。',
};
export const noRules: Text = {
  en: 'No rule is left to check: all of them ask about the outcome itself. Choose another outcome, or add rules about something else.',
  zh: '没有可检验的规则：全部规则都与实际结果相同。请另选实际结果，或补充其他规则。',
};
export const tooFew: Text = {
  en: 'Too few customers to whom it happened, or did not, for a curve.',
  zh: '发生或未发生的客户过少，无法绘制曲线。',
};

export const words = {
  first: { en: 'First customers (%)', zh: '前若干客户（%）' },
  found: { en: 'Cases among them (%)', zh: '覆盖发生客户（%）' },
  lift: { en: 'Lift', zh: '提升度' },
  n: { en: 'Customers', zh: '客户数' },
} satisfies Record<string, Text>;
