/** Owns the words of the chart of the day of the system peak. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Who makes the peak', zh: '谁在用电高峰' };
export const description: Text = {
  en: 'The segments stacked to the sum of all customers shown, on the day of its highest load. A segment’s share of the peak is its load at that moment ÷ the sum. Coincidence factor: highest sum ÷ sum of the customers’ own highest loads, over all chosen days. A moment counts when at least nine tenths as many customers have a reading as at the fullest one. Click a segment to filter.',
  zh: '在合计负荷最高的一天，各客群负荷叠加为所示客户的合计曲线。客群的峰值占比 = 该时刻客群负荷 ÷ 合计负荷。同时率 = 所选日期内合计最大负荷 ÷ 各户自身最大负荷之和。有数据客户数不少于最多时刻的九成，该时刻才计入。点击客群可筛选。',
};
export const axis: Text = { en: 'Load, kW', zh: '负荷，kW' };
export const small: Text = { en: 'Small groups', zh: '小群合计' };
export const peak: Phrase<[load: string, hour: string]> = {
  en: (load, hour) => `Peak ${load} at ${hour}`,
  zh: (load, hour) => `峰值 ${load}（${hour}）`,
};
export const head: Phrase<[day: string, weekday: string, n: string, factor: string]> = {
  en: (day, weekday, n, factor) => `${day} ${weekday} · n = ${n} · coincidence factor ${factor}`,
  zh: (day, weekday, n, factor) => `${day} ${weekday} · n = ${n} · 同时率 ${factor}`,
};
export const shareOfPeak: Text = { en: 'share of peak', zh: '峰值占比' };
export const spoken: Phrase<[name: string, share: string, n: string, load: string]> = {
  en: (name, share, n, load) => `${name} ${share} of the peak, n = ${n}, ${load}`,
  zh: (name, share, n, load) => `${name} ${share}（峰值占比），n = ${n}，${load}`,
};
export const surface: Text = { en: 'Hours of the day: arrow keys read them', zh: '一天各时段：方向键逐时查看' };
export const total: Text = { en: 'All shown', zh: '合计' };

export const columns = {
  segment: { en: 'Segment', zh: '客群' },
  customers: { en: 'Customers (n)', zh: '客户数（n）' },
  share: { en: 'Share of peak (%)', zh: '峰值占比（%）' },
  atPeak: { en: 'Load at peak (kW)', zh: '峰值时刻负荷（kW）' },
  ownPeak: { en: 'Own highest load (kW)', zh: '自身最大负荷（kW）' },
  customerPeaks: { en: 'Sum of customers’ highest loads (kW)', zh: '各户最大负荷之和（kW）' },
  coincidence: { en: 'Coincidence factor', zh: '同时率' },
} satisfies Record<string, Text>;
