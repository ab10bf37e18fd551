/** Owns the words of the distributions by segment. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Distributions by segment', zh: '各客群分布' };

export const description: Text = {
  en: 'The same measure in every segment on one axis: bars are shares of the segment’s customers (the highest bar of all has full height), the line is the median, the band the middle half. A filter by segment marks rows here. Click filters, Ctrl adds.',
  zh: '同一指标在各客群中的分布，坐标轴一致：柱高为该客群客户的占比（以所有柱中最高者为满高），竖线为中位数，横带为中间一半客户。按客群的筛选在此图中仅作标记。点击筛选，按住 Ctrl 可多选。',
};
export const nothing: Text = {
  en: 'The data has no numeric measure. Add monthly kWh or bills, or say on the Data page which columns hold numbers.',
  zh: '数据中没有数值指标。请增加月电量、电费等列，或在“数据”页指定数值列。',
};
export const field: Text = { en: 'Measure', zh: '指标' };
export const scale: { readonly label: Text; readonly options: readonly { readonly value: string; readonly text: Text }[] } = {
  label: { en: 'Axis', zh: '坐标轴' },
  options: [
    { value: 'auto', text: { en: 'Auto', zh: '自动' } },
    { value: 'linear', text: { en: 'Linear', zh: '线性' } },
    { value: 'log', text: { en: 'Log', zh: '对数' } },
  ],
};
export const median: Text = { en: 'Median', zh: '中位数' };
export const logAxis: Text = { en: 'logarithmic', zh: '对数刻度' };
export const hidden: Phrase<[least: string]> = {
  en: (least) => `n < ${least}, hidden`,
  zh: (least) => `n < ${least}，不显示`,
};
export const spoken: Phrase<[name: string, median: string, q1: string, q3: string, n: string]> = {
  en: (name, median, q1, q3, n) => `${name}: median ${median}, middle half ${q1} to ${q3}, n = ${n}`,
  zh: (name, median, q1, q3, n) => `${name}：中位数 ${median}，中间一半 ${q1} 至 ${q3}，n = ${n}`,
};
export const spokenHidden: Phrase<[name: string, note: string, n: string]> = {
  en: (name, note, n) => `${name}: ${note}; n = ${n}`,
  zh: (name, note, n) => `${name}：${note}；n = ${n}`,
};
export const words = {
  segment: { en: 'Segment', zh: '客群' },
  half: { en: 'Middle half (P25–P75)', zh: '中间一半（P25–P75）' },
  known: { en: 'Customers with a value', zh: '有取值客户' },
  missing: { en: 'without a value', zh: '无取值' },
  p25: { en: 'P25', zh: 'P25' },
  p75: { en: 'P75', zh: 'P75' },
  few: { en: 'Few customers: read with care', zh: '样本较少，仅供参考' },
} satisfies Record<string, Text>;
