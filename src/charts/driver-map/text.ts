/** Owns the words of the importance–performance map. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'What to improve first: importance × satisfaction', zh: '重要性—满意度矩阵：先改进什么' };

export const description: Text = {
  en: 'An item a point. To the right: share of the best grades. Upwards: how much the item tells of the overall score (its Shapley share of R², from complete answers). Lines: 95% intervals (Wilson; 300 resamples of customers). Dashed: the mean of the items and an equal share. A service that nearly all rate alike looks unimportant here. Click keeps the customers who were not satisfied with the item.',
  zh: '每个点为一个评价项目：横轴为满意率（最高档占比），纵轴为该项对总体满意度的影响（R² 的 Shapley 份额，按完整答卷计算）。细线为 95% 区间（Wilson；按客户重抽样 300 次），虚线为各项平均和均分份额。几乎人人好评的项目在此会显得不重要。点击可筛选对该项不满意的客户。',
};
export const xTitle: Text = { en: 'Satisfied with the item (best grades)', zh: '该项满意率（最高档占比）' };
export const xShort: Text = { en: 'Satisfied', zh: '该项满意率' };
export const yTitle: Text = { en: 'Derived importance (share of explained R²)', zh: '推导重要性（占已解释 R² 的份额）' };
export const spoken: Phrase<[name: string, facts: string]> = {
  en: (name, facts) => `${name}: ${facts}`,
  zh: (name, facts) => `${name}：${facts}`,
};
export const uniform: Text = { en: 'nearly all rate it high', zh: '普遍好评' };
export const few: Text = { en: 'Few answers: read with care', zh: '样本较少，仅供参考' };
export const based: Phrase<[n: string, r2: string]> = {
  en: (n, r2) => `n = ${n} complete answers, R² = ${r2}`,
  zh: (n, r2) => `完整答卷 n = ${n}，R² = ${r2}`,
};
