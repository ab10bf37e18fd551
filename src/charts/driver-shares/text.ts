/** Owns the words of the chart of derived and stated importance. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Importance: derived and stated', zh: '重要性：推导与自述' };

export const description: Text = {
  en: 'Left: how much each item tells of the overall score, its Shapley (LMG) share of R² with the 95% interval of 300 resamples of customers; answers without an item are left out, unless fewer than half rated it. Right: the importance that customers stated, where they were asked. VIF: how far the other items tell the same.',
  zh: '左：各项对总体满意度的影响，即 R² 的 Shapley（LMG）份额，横线为按客户重抽样 300 次的 95% 区间；缺少某项评价的答卷不计入，但作答不足一半的项目整项不参与。右：客户自述的重要性（问卷问过时）。VIF 表示与其他项目的重叠程度。',
};
export const derived: Text = { en: 'Derived importance (share of R²)', zh: '推导重要性（R² 份额）' };
export const derivedShort: Text = { en: 'Derived', zh: '推导重要性' };
export const stated: Text = { en: 'Stated by customers (mean)', zh: '客户自述重要性（平均分）' };
export const statedShort: Text = { en: 'Stated', zh: '自述重要性' };
export const notStated: Text = {
  en: 'Customers were not asked how much an item matters. To see it beside: add columns such as "importance of price" (电价重要性).',
  zh: '问卷未询问各项的重要程度。如需对照，请在问卷文件中增加“电价重要性”等列（importance of price）。',
};
export const notUsed: Text = { en: 'rated by too few', zh: '作答过少' };
export const equal: Phrase<[share: string]> = { en: (share) => `equal share ${share}`, zh: (share) => `均分 ${share}` };
export const based: Phrase<[n: string, answered: string, r2: string, lo: string, hi: string]> = {
  en: (n, answered, r2, lo, hi) => `n = ${n} complete of ${answered} answers; R² = ${r2} (${lo}–${hi}).`,
  zh: (n, answered, r2, lo, hi) => `完整答卷 n = ${n}（共 ${answered} 份）；R² = ${r2} (${lo}–${hi})。`,
};
export const together: Phrase<[a: string, b: string, r: string, vif: string]> = {
  en: (a, b, r, vif) => `Items go together at most ${r} (${a}, ${b}), VIF up to ${vif}: they can be told apart.`,
  zh: (a, b, r, vif) => `项目间相关最高 ${r}（${a}与${b}），VIF 最大 ${vif}：各项影响可以区分。`,
};
export const tooClose: Phrase<[a: string, b: string, r: string, vif: string]> = {
  en: (a, b, r, vif) =>
    `Careful: ${a} and ${b} go together (r = ${r}, VIF up to ${vif}); how importance is split between them is uncertain.`,
  zh: (a, b, r, vif) => `注意：${a}与${b}高度相关（r = ${r}，VIF 最大 ${vif}），两者之间的影响难以拆分。`,
};
