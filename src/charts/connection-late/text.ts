/** Owns the words of the breach rate of connections. */
import type { Text } from '../../lib/text';
import type { Level } from '../../service/connections';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Breach rate by stage', zh: '各环节超时率' };
export const description: Text = {
  en: 'Share of connections and of their stages that took longer than their limit (calendar days), with 95% Wilson intervals. What is under way counts as soon as it is beyond the limit. Limits can be changed above.',
  zh: '报装全程及各环节超过时限（自然日）的占比，横线为 95% Wilson 置信区间；在途件一旦超过时限即计为超时。时限可在上方修改。',
};
export const axis: Text = { en: 'Beyond the limit at low and high voltage, %', zh: '超时率，%' };
export const whole: Text = { en: 'whole', zh: '全程' };
export const levels: Readonly<Record<Level | 'unknown', Text>> = {
  low: { en: 'Low', zh: '低压' },
  high: { en: 'High', zh: '高压' },
  unknown: { en: 'Unknown', zh: '电压未知' },
};
export const name: Phrase<[level: string, stage: string]> = {
  en: (level, stage) => `${level} · ${stage}`,
  zh: (level, stage) => `${level}·${stage}`,
};
export const above: Phrase<[days: string]> = { en: (days) => ` > ${days} d`, zh: (days) => ` > ${days} 天` };
export const words = {
  stage: { en: 'Stage', zh: '环节' },
  limit: { en: 'Limit (d)', zh: '时限（天）' },
  n: { en: 'Judged (n)', zh: '可判定件数（n）' },
  hits: { en: 'Late', zh: '超时' },
  share: { en: 'Breach rate', zh: '超时率' },
  open: { en: 'Under way', zh: '在途' },
  shareColumn: { en: 'Breach rate (%)', zh: '超时率（%）' },
  lo: { en: '95% interval, from (%)', zh: '95% 区间下限（%）' },
  hi: { en: '95% interval, to (%)', zh: '95% 区间上限（%）' },
} satisfies Record<string, Text>;
