/** Owns the words of the tab of profiles. */
import type { Text } from '../../../lib/text';

export const profileTabText = {
  tab: { en: 'Profile', zh: '画像' },
  segments: { en: 'Segments', zh: '客群' },
  centre: { en: 'Centre', zh: '集中趋势' },
  mean: { en: 'Mean', zh: '平均值' },
  median: { en: 'Median', zh: '中位数' },
  working: { en: 'Working out the profile', zh: '正在计算画像' },
  counted: (inside: string, all: string): Text => ({
    en: `${inside} customers chosen, beside all ${all}.`,
    zh: `所选客群 ${inside} 户，对比全体 ${all} 户。`,
  }),
  few: (least: number): Text => ({
    en: `Fewer than ${String(least)} customers: no profile is shown. Choose a larger segment.`,
    zh: `所选客群不足 ${String(least)} 户，不显示画像，请选择更大的客群。`,
  }),
};
