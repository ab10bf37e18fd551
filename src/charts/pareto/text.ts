/** Owns the words of the Pareto curve. */
import type { Text } from '../../lib/text';
import type { Phrase, SubjectPhrase } from '../phrase';

export const title: Text = { en: 'Pareto curve', zh: '帕累托曲线' };
export const customers: Text = { en: 'Share of customers, the largest first', zh: '户数累计占比（从大到小）' };
export const total: Phrase<[measure: string]> = {
  en: (measure) => `Share of ${measure}`,
  zh: (measure) => `${measure}累计占比`,
};
export const cut: Phrase<[tier: string, customers: string, percent: string, measure: string]> = {
  en: (tier, share, percent) => `${tier}: ${share} of customers hold up to ${percent}%`,
  zh: (tier, share, percent) => `${tier} 类止于 ${percent}%，累计 ${share} 的户数`,
};
export const handle: Phrase<[tier: string]> = {
  en: (tier) => `End of tier ${tier}, percent of the total`,
  zh: (tier) => `${tier} 类分界，累计占比`,
};
export const equal: Text = { en: 'if all were alike', zh: '完全平均' };

export const description: Text = {
  en: 'Customers from the largest to the smallest, and what share of the total they hold together. Gini 0: all alike; 1: one has everything. Drag over the curve to filter a share of the customers.',
  zh: '客户从大到小排列，累计占总量的比例。基尼系数 0 为完全平均，1 为全部集中于一户。拖选曲线可筛选某一比例的客户。',
};
export const nothing: Text = {
  en: 'The data has nothing that adds up over customers. Add a column such as energy, bill or contract capacity, or say on the Data page which column it is.',
  zh: '数据中没有可累加的指标。请增加电量、电费、合同容量等列，或在“数据”页指定对应的列。',
};
export const tooFew: Text = {
  en: 'With fewer than five customers there is nothing to compare. Open a table of more customers.',
  zh: '不足 5 户，无从比较集中程度。请打开含更多客户的表。',
};
export const field: Text = { en: 'Measure', zh: '指标' };
export const hint: Text = { en: 'Drag to filter', zh: '拖选曲线可筛选' };
export const clear: Text = { en: 'Clear the chosen customers', zh: '清除所选客户' };
export const plot: Text = {
  en: 'Share of customers, the largest first: arrow keys read the curve, Shift with arrows chooses, Escape clears',
  zh: '户数累计占比，从大到小：方向键查看，Shift 加方向键选择，Esc 清除',
};
export const top20: SubjectPhrase<[share: string]> = {
  en: (of, share) => `Top 20% of ${of.many} hold ${share}`,
  zh: (of, share) => `前 20% 的${of.many}占 ${share}`,
};
export const fewTop: Phrase<[least: string]> = {
  en: (least) => `Top 20%: n < ${least}, hidden`,
  zh: (least) => `前 20% n < ${least}，不显示`,
};
export const gini: Phrase<[gini: string]> = { en: (value) => `Gini ${value}`, zh: (value) => `基尼系数 ${value}` };
export const customersOf: SubjectPhrase<[n: string]> = {
  en: (of, n) => `Share of ${of.many}, the largest first (n = ${n})`,
  zh: (of, n) => `${of.heading}累计占比（从大到小，n = ${n}）`,
};
export const upTo: SubjectPhrase<[from: string, to: string]> = {
  en: (of, from, to) => (from === '0%' ? `Top ${to} of ${of.many}` : `${from} to ${to} of ${of.many}`),
  zh: (of, from, to) => (from === '0%' ? `前 ${to} ${of.many}` : `${from} 至 ${to} ${of.many}`),
};

/** Rows of the tooltip and headings of the table. */
export const words = {
  holds: { en: 'Share of the total (%)', zh: '累计占比（%）' },
  topShare: { en: 'Largest customers (%)', zh: '最大的客户（%）' },
  amount: { en: 'Amount', zh: '数量' },
  n: { en: 'Customers', zh: '客户数' },
  gini: { en: 'Gini', zh: '基尼系数' },
  hold: { en: 'Hold', zh: '合计占' },
} satisfies Record<string, Text>;
