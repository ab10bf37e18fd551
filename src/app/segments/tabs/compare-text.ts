/** Owns the words of the tab that compares two segmentations. */
import type { Text } from '../../../lib/text';

export const compareText = {
  tab: { en: 'Compare', zh: '方案对比' },
  with: { en: 'Compare with', zh: '对比方案' },
  current: { en: 'Current segments', zh: '当前分群' },
  working: { en: 'Working out the other segmentation', zh: '正在计算对比分群' },
  none: { en: 'No customers under these filters', zh: '当前筛选下没有客户' },
  copy: { en: 'Copy table', zh: '复制表格' },
  share: { en: 'Share', zh: '占比' },
  shareHow: {
    en: 'Customers of both segments over the customers of the row; the last row is of everybody. ▲ and ▼ compare the two.',
    zh: '同属两群的户数 ÷ 该行户数；末行为全部客户的占比，▲▼ 为两者之比。',
  },
  index: { en: 'Adjusted Rand index', zh: '调整兰德指数' },
  indexHow: {
    en: '(Σ C(nᵢⱼ, 2) − E) / (½ [Σ C(aᵢ, 2) + Σ C(bⱼ, 2)] − E), E = Σ C(aᵢ, 2) · Σ C(bⱼ, 2) / C(n, 2); nᵢⱼ are the cells, aᵢ and bⱼ the sums of rows and columns (Hubert & Arabie 1985).',
    zh: '(Σ C(nᵢⱼ, 2) − E) / (½ [Σ C(aᵢ, 2) + Σ C(bⱼ, 2)] − E)，E = Σ C(aᵢ, 2) · Σ C(bⱼ, 2) / C(n, 2)；nᵢⱼ 为各格户数，aᵢ、bⱼ 为行、列合计（Hubert & Arabie 1985）。',
  },
} satisfies Record<string, Text>;

/** What the table in the statement is. */
export function tableNote(other: string): Text {
  return {
    en: `segment_compared holds the segments of “${other}”, one row a customer, until another is compared.`,
    zh: `segment_compared 为“${other}”的分群结果（每户一行），改选对比方案后更新。`,
  };
}

/** What an adjusted Rand index says, in one sentence. */
export function agreement(index: number): Text {
  const value = index.toFixed(2);
  const head = { en: `Adjusted Rand index ${value}: `, zh: `调整兰德指数 ${value}：` };
  const say = (en: string, zh: string): Text => ({ en: head.en + en, zh: head.zh + zh });
  if (!Number.isFinite(index)) return say('there is nobody to compare.', '没有可对比的客户。');
  if (index >= 0.9) return say('both put nearly the same customers together.', '两种分群几乎一致。');
  if (index >= 0.65)
    return say(
      'both agree for most customers; 1 would be the same segments, 0 chance.',
      '两种分群大体一致（1 为完全相同，0 为随机水平）。',
    );
  if (index >= 0.3)
    return say('both agree in part; 1 would be the same segments, 0 chance.', '两种分群部分一致（1 为完全相同，0 为随机水平）。');
  if (index >= 0.1)
    return say('both have little in common: each tells something that the other does not.', '两种分群差异较大，可互为补充。');
  return say(
    'no more in common than by chance: they answer different questions.',
    '两种分群的一致程度接近随机，反映的是不同的侧面。',
  );
}
