/** Owns the words of the chart of comments. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Words in comments', zh: '意见中的高频词' };

export const description: Text = {
  en: "The most used words and phrases of the comments: customers who used them, and the share of best grades (top-2) in the answers that hold them, with its 95% Wilson interval. ▼ ▲: differs from the other comments (Fisher's exact test, Holm over the words shown, p < 0.05). Line: all answers. Click keeps the customers who used the word.",
  zh: '意见中最常见的词和短语：使用的客户数，以及含该词的答卷的满意率（最高两档，95% Wilson 区间）。▼▲ 表示与其他意见差异显著（Fisher 精确检验，按所列词做 Holm 校正，p < 0.05）。虚线为全部答卷。点击可筛选使用该词的客户。',
};
export const sortLabel: Text = { en: 'Order', zh: '排序' };
export const sorts = [
  { value: 'use', text: { en: 'Most used', zh: '最常见' } },
  { value: 'content', text: { en: 'Least content', zh: '最不满' } },
] as const;
export const customersHead: Text = { en: 'Customers', zh: '客户数' };
export const shareHead: Text = { en: 'Satisfied (top-2)', zh: '满意率（Top-2）' };
export const all: Phrase<[share: string]> = { en: (share) => `all answers ${share}`, zh: (share) => `全部答卷 ${share}` };
export const hidden: Phrase<[least: string]> = { en: (least) => `n < ${least}, hidden`, zh: (least) => `n < ${least}，不显示` };
export const shortlyHidden: Text = { en: 'hidden', zh: '不显示' };
export const noWords: Text = {
  en: 'No word is used by enough customers under these filters.',
  zh: '当前筛选下没有足够多客户使用的词。',
};
export const label: Text = { en: 'Comment holds', zh: '意见中提到' };
export const words = {
  term: { en: 'Word', zh: '词语' },
  customers: { en: 'Customers who used it', zh: '使用的客户数' },
  share: { en: 'Satisfied (top-2)', zh: '满意率（Top-2）' },
  interval: { en: '95% interval', zh: '95% 置信区间' },
  answered: { en: 'Answers with a score (n)', zh: '有总体评价的答卷（n）' },
  others: { en: 'Difference from other comments', zh: '与其他意见相差' },
  p: { en: 'p (Fisher, Holm)', zh: 'p 值（Fisher，Holm 校正）' },
  shareColumn: { en: 'Satisfied, top-2 (%)', zh: '满意率 Top-2（%）' },
  loColumn: { en: '95% interval, from (%)', zh: '95% 区间下限（%）' },
  hiColumn: { en: '95% interval, to (%)', zh: '95% 区间上限（%）' },
  gapColumn: { en: 'Less or more than other comments (points)', zh: '与其他意见相差（百分点）' },
} satisfies Record<string, Text>;
export const points: Phrase<[gap: string]> = { en: (gap) => `${gap} points`, zh: (gap) => `${gap} 个百分点` };
