/** Owns the words of the chart of what sets a cluster apart. */
import type { Text } from '../../lib/text';

export const title: Text = { en: 'What sets it apart', zh: '与其他客户的差异' };
export const axis: Text = { en: 'effect size g (Hedges) with 95% interval', zh: '效应量 g（Hedges）及 95% 区间' };
export const formula: Text = {
  en: 'Difference of the means of the measure as clustered, over its pooled standard deviation; 0.2 small, 0.5 medium, 0.8 large.',
  zh: '按聚类所用尺度的均值差 ÷ 合并标准差；0.2 为小，0.5 为中，0.8 为大。',
};

export const words = {
  measure: { en: 'Measure', zh: '指标' },
  effect: { en: 'Effect', zh: '效应量' },
  low: { en: '95% from', zh: '95% 下限' },
  high: { en: '95% to', zh: '95% 上限' },
  size: { en: 'Size', zh: '程度' },
  mean: { en: 'Mean', zh: '本群均值' },
  others: { en: 'Others', zh: '其他客户' },
  n: { en: 'n', zh: 'n' },
  nOthers: { en: 'n of others', zh: '其他 n' },
  centre: { en: 'Centre', zh: '群中心' },
} satisfies Record<string, Text>;

const SIZES: readonly (readonly [from: number, text: Text])[] = [
  [0.8, { en: 'large', zh: '大' }],
  [0.5, { en: 'medium', zh: '中' }],
  [0.2, { en: 'small', zh: '小' }],
  [0, { en: 'none', zh: '无' }],
];

/** Cohen's words. */
export function sizeWord(effect: number): Text {
  if (Number.isNaN(effect)) return { en: 'unknown', zh: '未知' };
  return SIZES.find(([from]) => Math.abs(effect) >= from)?.[1] ?? { en: 'none', zh: '无' };
}
