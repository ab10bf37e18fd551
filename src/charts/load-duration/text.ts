/** Owns the words of the chart of load-duration curves. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Load-duration curve', zh: '负荷持续曲线' };

export const description: Text = {
  en: 'Loads of all times, sorted from the highest: for what share of the time a load was reached or exceeded. Loads of the customers shown are added up at each time; a time counts when at least nine tenths as many customers have a reading as at the fullest time. Relative sets each curve’s own highest load to 100%. Where only days are known, a point is a day and its load the mean of the day. Click a segment to filter.',
  zh: '将各时刻负荷由高到低排序：达到或超过某一负荷的时间占比。各时刻为所示客户负荷之和；有数据客户数不少于最多时刻的九成，该时刻才计入。“相对”以每条曲线自身最大负荷为 100%。只有日电量时，每点为一天的平均负荷。点击客群可筛选。',
};

export const all: Text = { en: 'All shown', zh: '合计' };
export const axis: Readonly<Record<'kw' | 'relative', Text>> = {
  kw: { en: 'Load, kW', zh: '负荷，kW' },
  relative: { en: 'Load, share of own highest', zh: '负荷，占自身最大负荷' },
};
export const xAxis: Phrase<[hours: string]> = {
  en: (hours) => `Share of the time (100% = ${hours} h)`,
  zh: (hours) => `时间占比（100% = ${hours} 小时）`,
};
export const xAxisDays: Phrase<[days: string]> = {
  en: (days) => `Share of the days (100% = ${days} days)`,
  zh: (days) => `天数占比（100% = ${days} 天）`,
};
export const step: Phrase<[share: string, hours: string]> = {
  en: (share, hours) => `${share} of the time (${hours} h) at or above`,
  zh: (share, hours) => `${share} 的时间（${hours} 小时）不低于`,
};
export const surface: Text = { en: 'Share of the time: arrow keys read it', zh: '时间占比：方向键逐点查看' };

export const columns = {
  curve: { en: 'Curve', zh: '曲线' },
  customers: { en: 'Customers (n)', zh: '客户数（n）' },
  share: { en: 'Share of time (%)', zh: '时间占比（%）' },
  hours: { en: 'Hours', zh: '小时数' },
  kw: { en: 'Load (kW)', zh: '负荷（kW）' },
  relative: { en: 'Share of highest (%)', zh: '占最大负荷（%）' },
} satisfies Record<string, Text>;
