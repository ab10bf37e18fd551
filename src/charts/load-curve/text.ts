/** Owns the words of the chart of load curves by segment. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Load curves by segment', zh: '各客群负荷曲线' };

export const description: Text = {
  en: 'Mean load over the day of the customers of each segment, with the band from their 10th to their 90th percentile. Relative divides the curve of each customer by its own daily mean, so that shapes compare. Drag over hours to keep the customers whose peak falls into them; click a name to keep its segment.',
  zh: '各客群客户一天中的平均负荷，阴影为客户间第 10 至第 90 百分位。“相对”指每户曲线除以其自身日均负荷，便于比较形状。拖选时段可筛选峰值出现在该时段的客户；点击名称可筛选该客群。',
};

export const dayType = {
  label: { en: 'Days', zh: '日类型' },
  options: [
    { value: 'all', text: { en: 'All days', zh: '全部' } },
    { value: 'workday', text: { en: 'Workdays', zh: '工作日' } },
    { value: 'weekend', text: { en: 'Weekends', zh: '周末' } },
  ],
} as const;

export const scale = {
  label: { en: 'Scale', zh: '纵轴' },
  options: [
    { value: 'auto', text: { en: 'Auto', zh: '自动' } },
    { value: 'kw', text: { en: 'kW', zh: 'kW' } },
    { value: 'relative', text: { en: 'Relative', zh: '相对' } },
  ],
} as const;

/** Quantity and unit of the vertical axis. */
export const axis: Readonly<Record<'kw' | 'relative', Text>> = {
  kw: { en: 'Mean load, kW', zh: '平均负荷，kW' },
  relative: { en: 'Load, × daily mean of the customer', zh: '负荷，户日均负荷的倍数' },
};

export const peakBetween: Phrase<[from: string, to: string]> = {
  en: (from, to) => `Peak at ${from}–${to}`,
  zh: (from, to) => `峰值在 ${from}–${to}`,
};
export const hint: Text = { en: 'Drag to filter by time of peak', zh: '拖选时段，按峰值时间筛选' };
export const clear: Text = { en: 'Clear the chosen hours', zh: '清除所选时段' };
export const plot: Text = {
  en: 'Hours of the daily peak: arrow keys read the hours, Shift with arrows chooses, Escape clears',
  zh: '峰值时段：方向键逐时查看，Shift 加方向键选择，Esc 清除',
};

export const allSmall: Phrase<[limit: string]> = {
  en: (limit) => `Every group has fewer than ${limit} customers: means only`,
  zh: (limit) => `各组均不足 ${limit} 户，仅显示均值`,
};

/** A load with its unit, as a multiple of the daily mean. */
export const multiple: Phrase<[value: string]> = { en: (value) => `${value}×`, zh: (value) => `${value} 倍` };

/** What a screen reader says of a line. */
export const spokenLine: Phrase<[name: string, n: string, peak: string, hour: string, mean: string]> = {
  en: (name, n, peak, hour, mean) => `${name}, n = ${n}: highest mean load ${peak} at ${hour}, daily mean ${mean}`,
  zh: (name, n, peak, hour, mean) => `${name}，n = ${n}：平均负荷最高 ${peak}（${hour}），日均 ${mean}`,
};

/** Rows of the tooltip and headings of the table. */
export const words = {
  segment: { en: 'Segment', zh: '客群' },
  mean: { en: 'Mean', zh: '均值' },
  band: { en: 'P10–P90', zh: 'P10–P90' },
  n: { en: 'n', zh: 'n' },
  hour: { en: 'From (hour)', zh: '时刻' },
  customers: { en: 'Customers (n)', zh: '客户数（n）' },
  meanColumn: { en: 'Mean load (kW)', zh: '平均负荷（kW）' },
  p10Column: { en: 'P10 of customers (kW)', zh: '客户 P10（kW）' },
  p90Column: { en: 'P90 of customers (kW)', zh: '客户 P90（kW）' },
  relativeColumn: { en: 'Mean load (× daily mean)', zh: '平均负荷（日均倍数）' },
  relativeP10Column: { en: 'P10 (× daily mean)', zh: 'P10（日均倍数）' },
  relativeP90Column: { en: 'P90 (× daily mean)', zh: 'P90（日均倍数）' },
} satisfies Record<string, Text>;
