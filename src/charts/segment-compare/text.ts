/** Owns the words of the side-by-side comparison. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Segments side by side', zh: '客群并列对比' };

export const description: Text = {
  en: 'Means of two to four segments with 95% intervals (share of satisfied: Wilson) and their difference to the first one. Words follow the difference in standard deviations of all customers (shares: Cohen’s h): from 0.1 somewhat, from 0.4 clearly, from 0.8 far; none where the interval of the difference holds 0. Filters by segment do not count here. Click filters.',
  zh: '2–4 个客群的平均值及 95% 置信区间（满意占比用 Wilson 区间），以及与首个客群之差。用语按差值 ÷ 全体标准差（占比用 Cohen’s h）：0.1 起略、0.4 起明显、0.8 起大幅；差值区间含 0 时无明显差异。此图不受按客群的筛选影响。点击筛选。',
};
export const nothing: Text = {
  en: 'The data has no numeric measure. Add monthly kWh or bills, or say on the Data page which columns hold numbers.',
  zh: '数据中没有数值指标。请增加月电量、电费等列，或在“数据”页指定数值列。',
};
export const first: Text = { en: 'Compared with', zh: '对比基准' };
export const place: Phrase<[place: string]> = { en: (at) => `Segment ${at}`, zh: (at) => `第 ${at} 个客群` };
export const none: Text = { en: '– none –', zh: '（不选）' };
export const words = {
  mean: { en: 'Mean', zh: '平均值' },
  interval: { en: '95% interval', zh: '95% 置信区间' },
  ofDifference: { en: ' of the difference', zh: '（差值）' },
  effect: { en: 'Effect', zh: '差异程度' },
  measure: { en: 'Measure', zh: '指标' },
  unit: { en: 'Unit', zh: '单位' },
  segment: { en: 'Segment', zh: '客群' },
  lo: { en: '95% interval, from', zh: '95% 区间下限' },
  hi: { en: '95% interval, to', zh: '95% 区间上限' },
  difference: { en: 'Difference to the first', zh: '与首个客群之差' },
  effectColumn: { en: 'Effect (SD, shares: h)', zh: '差异程度（标准差；占比为 h）' },
  inWords: { en: 'In words', zh: '说明' },
  points: { en: (points) => `${points} pp`, zh: (points) => `${points} 个百分点` } satisfies Phrase<[points: string]>,
  hours: { en: (hours) => `${hours} h`, zh: (hours) => `${hours} 小时` } satisfies Phrase<[hours: string]>,
  unclear: { en: 'not clear', zh: '不明显' },
  less: { en: (name) => `less ${name}`, zh: (name) => `与“${name}”之差` } satisfies Phrase<[name: string]>,
  hidden: {
    en: (least) => `n < ${least}, hidden`,
    zh: (least) => `n < ${least}，不显示`,
  } satisfies Phrase<[least: string]>,
};
