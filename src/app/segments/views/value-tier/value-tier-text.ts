/** Owns the words of the view of value tiers. */
import type { Text } from '../../../../lib/text';

export const valueTierText = {
  top20: (share: string, measure: string): Text => ({
    en: `The top 20% of customers hold ${share} of ${measure}`,
    zh: `前 20% 的客户占${measure}的 ${share}`,
  }),
  gini: (value: string): Text => ({ en: `Gini ${value}`, zh: `基尼系数 ${value}` }),
  giniHow: {
    en: '0: all alike, 1: one has all. G = 2 Σ i·x / (n Σ x) − (n + 1) / n, x ascending (Damgaard & Weiner 2000).',
    zh: '0 为完全平均，1 为一户独占。G = 2 Σ i·x / (n Σ x) − (n + 1) / n，x 由小到大排列（Damgaard & Weiner 2000）。',
  },
  known: (n: string, sum: string): Text => ({ en: `n = ${n}, total ${sum}`, zh: `n = ${n} 户，合计 ${sum}` }),
  hint: {
    en: 'Drag a dashed line, or focus it and use the arrow keys, to move the end of a tier.',
    zh: '拖动虚线，或选中后按方向键，可调整分级界线。',
  },
  nothing: { en: 'No customer has a value above 0, so there is no curve.', zh: '没有大于 0 的数值，无法绘制曲线。' },
} satisfies Record<string, Text | ((...parts: string[]) => Text)>;
