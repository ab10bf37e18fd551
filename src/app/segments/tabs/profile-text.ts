/** Owns the words of the tab of profiles. */
import { subjectOf } from '../../../charts/subject';
import { formatCount } from '../../../lib/format';
import { many } from '../../../lib/many';
import type { Text } from '../../../lib/text';
import type { ModelInfo } from '../../../model/model-info';

export const profileTabText = {
  tab: { en: 'Profile', zh: '画像' },
  segments: { en: 'Segments', zh: '客群' },
  centre: { en: 'Centre', zh: '集中趋势' },
  mean: { en: 'Mean', zh: '平均值' },
  median: { en: 'Median', zh: '中位数' },
  working: { en: 'Working out the profile', zh: '正在计算画像' },
  counted: (grain: ModelInfo['grain'], inside: number, all: number): Text => {
    const counter = subjectOf(grain, 'zh').counter;
    return {
      en: `${many(inside, grain)} chosen, beside all ${formatCount(all, 'en')}.`,
      zh: `所选客群 ${formatCount(inside, 'zh')}${counter}，对比全体 ${formatCount(all, 'zh')}${counter}。`,
    };
  },
  few: (least: number): Text => ({
    en: `Fewer than ${String(least)} customers: no profile is shown. Choose a larger segment.`,
    zh: `所选客群不足 ${String(least)} 户，不显示画像，请选择更大的客群。`,
  }),
};
