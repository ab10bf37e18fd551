/** Owns the words of the chart of a fact's distribution. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Distribution', zh: '分布' };

export const description: Text = {
  en: 'Customers per range of values: pale bars are all customers, strong bars those under the filters. Where half of the customers lie in the lowest 15 % of the range, the axis is logarithmic. Drag over bars to filter.',
  zh: '各取值区间的用户数：浅色为全部用户，深色为当前筛选。半数用户集中于最低 15% 区间时采用对数轴。拖选柱形可筛选。',
};

export const field: Text = { en: 'Measure', zh: '指标' };
export const scale = {
  label: { en: 'Axis', zh: '横轴' },
  options: [
    { value: 'auto', text: { en: 'Auto', zh: '自动' } },
    { value: 'linear', text: { en: 'Linear', zh: '线性' } },
    { value: 'log', text: { en: 'Log', zh: '对数' } },
  ],
} as const;

export const logAxis: Text = { en: 'log scale', zh: '对数轴' };
export const customersAxis: Text = { en: 'Customers', zh: '用户数' };
export const hint: Text = { en: 'Drag over bars to filter', zh: '拖选柱形可筛选' };
export const clear: Text = { en: 'Clear the chosen range', zh: '清除所选区间' };
export const plot: Text = {
  en: 'Range of values: arrow keys read the bars, Shift with arrows chooses, Escape clears',
  zh: '取值区间：方向键逐柱查看，Shift 加方向键选择，Esc 清除',
};
export const nothing: Text = { en: 'The data has no numeric measure.', zh: '数据中没有数值型指标。' };

export const between: Phrase<[from: string, to: string]> = {
  en: (from, to) => `${from} – ${to}`,
  zh: (from, to) => `${from} 至 ${to}`,
};
export const below: Phrase<[to: string]> = { en: (to) => `below ${to}`, zh: (to) => `${to} 以下` };
export const ofAll: Phrase<[customers: string, all: string]> = {
  en: (customers, all) => `${customers} of ${all} customers`,
  zh: (customers, all) => `${customers} 户（全部 ${all} 户）`,
};
export const plainCount: Phrase<[all: string]> = { en: (all) => `${all} customers`, zh: (all) => `${all} 户` };

export const everyone: Phrase<[n: string]> = { en: (n) => `all customers, n = ${n}`, zh: (n) => `全部用户 n = ${n}` };
export const filtered: Phrase<[n: string]> = { en: (n) => `under the filters, n = ${n}`, zh: (n) => `当前筛选 n = ${n}` };
export const missing: Phrase<[count: string]> = {
  en: (count) => `without a value: ${count}`,
  zh: (count) => `无数值：${count} 户`,
};

/** Rows of the tooltip and headings of the table. */
export const words = {
  from: { en: 'From', zh: '下限' },
  to: { en: 'Below', zh: '上限（不含）' },
  all: { en: 'All customers', zh: '全部用户' },
  filtered: { en: 'Under the filters', zh: '当前筛选' },
  share: { en: 'Share of those', zh: '占当前筛选' },
  chosenShare: { en: 'Share (%)', zh: '占比（%）' },
} satisfies Record<string, Text>;
