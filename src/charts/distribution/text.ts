/** Owns the words of the chart of a fact's distribution. */
import type { Text } from '../../lib/text';
import type { Phrase, SubjectPhrase } from '../phrase';

export const title: Text = { en: 'Distribution', zh: '指标分布' };

export const description: Text = {
  en: 'Customers per range of values: pale bars are all customers, strong bars those under the filters. When these are few, the axis is theirs and the pale bars show the shape only. Where half of the customers lie in the lowest 15% of the range, the axis is logarithmic. Drag over bars to filter.',
  zh: '各取值区间的客户数：浅色为全部客户，深色为当前筛选；筛选后户数很少时，纵轴仅对应深色柱，浅色只示形状。半数客户集中于最低 15% 的区间时采用对数轴。拖选柱形可筛选。',
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
export const hint: Text = { en: 'Drag to filter', zh: '拖选柱形可筛选' };
export const clear: Text = { en: 'Clear the chosen range', zh: '清除所选区间' };
export const plot: Text = {
  en: 'Range of values: arrow keys read the bars, Shift with arrows chooses, Escape clears',
  zh: '取值区间：方向键逐柱查看，Shift 加方向键选择，Esc 清除',
};
export const nothing: Text = {
  en: 'The data has no numeric measure. Add a column such as energy, bill or contract capacity, or say on the Data page which column it is.',
  zh: '数据中没有数值型指标。请增加电量、电费、合同容量等列，或在“数据”页指定对应的列。',
};

export const between: Phrase<[from: string, to: string]> = {
  en: (from, to) => `${from} – ${to}`,
  zh: (from, to) => `${from} 至 ${to}`,
};
export const below: Phrase<[to: string]> = { en: (to) => `below ${to}`, zh: (to) => `${to} 以下` };
export const ofAll: SubjectPhrase<[customers: string, all: string]> = {
  en: (of, customers, all) => `${customers} of ${all}${of.counter}`,
  zh: (of, customers, all) => `${customers}${of.counter}（全部 ${all}${of.counter}）`,
};
export const plainCount: SubjectPhrase<[all: string]> = {
  en: (of, all) => `${all}${of.counter}`,
  zh: (of, all) => `${all}${of.counter}`,
};

/** What the bars are; short ones stand in where there is no room. */
export const everyone: SubjectPhrase<[n: string]> = {
  en: (of, n) => `all ${of.many}, n = ${n}`,
  zh: (of, n) => `全部${of.many} n = ${n}`,
};
export const everyoneShortly: Phrase<[n: string]> = { en: (n) => `all: ${n}`, zh: (n) => `全部 ${n}` };
export const filtered: Phrase<[n: string]> = { en: (n) => `under the filters, n = ${n}`, zh: (n) => `当前筛选 n = ${n}` };
export const filteredShortly: Phrase<[n: string]> = { en: (n) => `filtered: ${n}`, zh: (n) => `筛选 ${n}` };
/** After the name of bars that are drawn on a scale of their own. */
export const notToScale: Text = { en: ' (shape only)', zh: '（仅示形状）' };
export const missing: SubjectPhrase<[count: string]> = {
  en: (_, count) => `without a value: ${count}`,
  zh: (of, count) => `无数值：${count}${of.counter}`,
};

/** Rows of the tooltip and headings of the table. */
export const words = {
  from: { en: 'From', zh: '下限' },
  to: { en: 'Below', zh: '上限（不含）' },
  all: { en: 'All', zh: '全部' },
  filtered: { en: 'Under the filters', zh: '当前筛选' },
  share: { en: 'Share of those', zh: '占当前筛选' },
  chosenShare: { en: 'Share (%)', zh: '占比（%）' },
} satisfies Record<string, Text>;
