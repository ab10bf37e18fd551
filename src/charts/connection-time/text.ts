/** Owns the words of the time that connections take. */
import type { Text } from '../../lib/text';
import type { ConnectionMeasure } from './query';

export const title: Text = { en: 'Connections by group', zh: '报装用时对比' };
export const description: Text = {
  en: 'Connections from application to completion: median days (dot) with the 95% interval and P90 (tick), what is under way counting with its age (Kaplan–Meier); the share beyond the limit (Wilson); or the mean number of hand-overs between departments of finished ones.',
  zh: '报装从申请到完成：圆点为用时中位数、粗线为其 95% 置信区间、竖线为 P90，在途件按已历时长计入（Kaplan–Meier 估计）；也可看超时率（Wilson 区间）或已完成件的部门流转次数均值。',
};
export const by: Text = { en: 'By', zh: '分组' };
export const measure: { readonly label: Text; readonly options: Readonly<Record<ConnectionMeasure, Text>> } = {
  label: { en: 'Measure', zh: '指标' },
  options: {
    days: { en: 'Days', zh: '用时' },
    late: { en: 'Breach rate', zh: '超时率' },
    hands: { en: 'Hand-overs', zh: '流转次数' },
  },
};
export const level = {
  label: { en: 'Voltage', zh: '电压等级' },
  all: { en: 'All voltages', zh: '全部电压' },
};
export const axis: Readonly<Record<ConnectionMeasure, Text>> = {
  days: { en: 'Days from application to completion', zh: '申请至完成（天）' },
  late: { en: 'Beyond the limit, %', zh: '超时率，%' },
  hands: { en: 'Hand-overs between departments, mean', zh: '部门流转次数（均值）' },
};
export const all = { en: (value: string) => `All ${value}`, zh: (value: string) => `全部 ${value}` };
export const hidden = {
  en: (limit: string) => `n < ${limit}, hidden`,
  zh: (limit: string) => `n < ${limit}，不显示`,
};
export const words = {
  group: { en: 'Group', zh: '分组' },
  cases: { en: 'Connections (n)', zh: '报装件数（n）' },
  open: { en: 'under way', zh: '在途' },
  median: { en: 'Median (d)', zh: '中位数（天）' },
  lo: { en: '95% from (d)', zh: '95% 区间下限（天）' },
  hi: { en: '95% to (d)', zh: '95% 区间上限（天）' },
  p90: { en: 'P90 (d)', zh: 'P90（天）' },
  n: { en: 'Judged (n)', zh: '可判定件数（n）' },
  hits: { en: 'Late', zh: '超时' },
  share: { en: 'Breach rate', zh: '超时率' },
  shareColumn: { en: 'Breach rate (%)', zh: '超时率（%）' },
  handed: { en: 'Finished (n)', zh: '已完成件数（n）' },
  hands: { en: 'Hand-overs, mean', zh: '流转次数均值' },
  interval: { en: '95% interval', zh: '95% 置信区间' },
} satisfies Record<string, Text>;

/** Label of the filter of a month, by its column. */
export const filter = {
  opened_at: { en: 'Applied for a connection in', zh: '申请报装' },
  closed_at: { en: 'Connection finished in', zh: '报装完成' },
} satisfies Record<string, Text>;
