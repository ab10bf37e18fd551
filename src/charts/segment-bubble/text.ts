/** Owns the words of value × satisfaction. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Value × satisfaction', zh: '价值 × 满意度' };

export const description: Text = {
  en: 'A bubble a segment: to the right the mean of a measure, upwards the share of customers whose latest answer is one of the two best grades, with its 95% Wilson interval as a line. Area: customers. Dashed: all of them. A filter by segment marks bubbles here. Click filters, Ctrl adds.',
  zh: '每个气泡为一个客群：横轴为指标平均值，纵轴为最近一次评价为最高两档的客户占比，竖线为 95% Wilson 置信区间；面积为客户数，虚线为全体。按客群的筛选在此图中仅作标记。点击筛选，按住 Ctrl 可多选。',
};
export const nothing: Text = {
  en: 'The data has no numeric measure to set beside satisfaction. Add monthly kWh or bills, or say on the Data page which columns hold numbers.',
  zh: '除满意度外数据中没有其他数值指标。请增加月电量、电费等列，或在“数据”页指定数值列。',
};
export const few: Text = {
  en: 'No segment has enough answers to be shown.',
  zh: '没有评价数足够的客群可供显示。',
};
export const field: Text = { en: 'Measure', zh: '指标' };
export const yTitle: Text = { en: 'Satisfied customers (top-2 box)', zh: '满意客户占比（Top-2）' };
export const meanOf: Phrase<[name: string]> = { en: (name) => `Mean: ${name}`, zh: (name) => `${name}（平均值）` };
export const logAxis: Text = { en: 'logarithmic', zh: '对数刻度' };
export const list: Text = { en: ', ', zh: '、' };
export const hidden: Phrase<[least: string, names: string]> = {
  en: (least, names) => `Fewer than ${least} answers or values, hidden: ${names}`,
  zh: (least, names) => `评价或取值不足 ${least} 户，不显示：${names}`,
};
export const all: Phrase<[share: string, mean: string]> = {
  en: (share, mean) => `All: ${share}, ${mean}`,
  zh: (share, mean) => `全体：${share}，${mean}`,
};
export const spoken: Phrase<[name: string, mean: string, share: string, lo: string, hi: string, n: string, answered: string]> = {
  en: (name, mean, share, lo, hi, n, answered) =>
    `${name}: mean ${mean}; ${share} satisfied, 95% interval ${lo} to ${hi}; n = ${n}, ${answered} answered`,
  zh: (name, mean, share, lo, hi, n, answered) =>
    `${name}：平均 ${mean}；满意占比 ${share}，95% 置信区间 ${lo} 至 ${hi}；n = ${n}，评价 ${answered} 户`,
};
export const words = {
  segment: { en: 'Segment', zh: '客群' },
  customers: { en: 'Customers', zh: '客户数' },
  known: { en: 'with a value', zh: '有取值客户' },
  mean: { en: 'Mean', zh: '平均值' },
  answered: { en: 'Customers who answered', zh: '评价客户数' },
  share: { en: 'Satisfied (top-2 box)', zh: '满意占比（Top-2）' },
  interval: { en: '95% interval', zh: '95% 置信区间' },
  few: { en: 'Few answers: read with care', zh: '样本较少，仅供参考' },
  shareColumn: { en: 'Satisfied, top-2 box (%)', zh: '满意占比 Top-2（%）' },
  loColumn: { en: '95% interval, from (%)', zh: '95% 区间下限（%）' },
  hiColumn: { en: '95% interval, to (%)', zh: '95% 区间上限（%）' },
} satisfies Record<string, Text>;
