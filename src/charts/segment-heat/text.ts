/** Owns the words of the heat map of profiles. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Profile heat map', zh: '客群画像热力图' };

export const description: Text = {
  en: 'Mean of every measure in every segment. Colour and the second line: distance from the mean of all customers in their standard deviations (SD), full at 2. The measures that set segments apart most come first. A filter by segment marks columns here. Click filters.',
  zh: '各客群各项指标的平均值。颜色和第二行为与全体均值之差 ÷ 全体标准差（SD），达到 2 时颜色最深；区分度最大的指标排在前面。按客群的筛选在此图中仅作标记。点击筛选。',
};
export const nothing: Text = {
  en: 'The data has no numeric measure. Add monthly kWh or bills, or say on the Data page which columns hold numbers.',
  zh: '数据中没有数值指标。请增加月电量、电费等列，或在“数据”页指定数值列。',
};
export const words = {
  all: { en: 'All', zh: '全体' },
  mean: { en: 'Mean', zh: '平均值' },
  allMean: { en: 'Mean of all', zh: '全体平均' },
  z: { en: 'Distance from all', zh: '与全体之差' },
  measure: { en: 'Measure', zh: '指标' },
  segment: { en: 'Segment', zh: '客群' },
  unit: { en: 'Unit', zh: '单位' },
  zColumn: { en: 'Distance (SD of all)', zh: '差异（全体标准差）' },
  hidden: {
    en: (least) => `n < ${least}, hidden`,
    zh: (least) => `n < ${least}，不显示`,
  } satisfies Phrase<[least: string]>,
};
