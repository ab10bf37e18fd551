/** Owns the words of the chart of load curves by kind of day. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Kinds of days and seasons', zh: '日类型与季节' };

export const description: Text = {
  en: 'Mean load over the day of all customers shown, a line for each kind of day or season. Each customer counts once per kind, however many such days it has. Relative divides each customer by its own mean over all chosen days, so that lines compare in level too. Holidays follow the table of holidays above; seasons are those of the northern hemisphere (spring is March to May).',
  zh: '所示客户一天中的平均负荷，每类日期（或季节）一条曲线。同一类日期内每户只计一次，与其天数无关。“相对”指每户曲线除以其在全部所选日期的平均负荷，各曲线高低可比。节假日依据上方的节假日表；季节按北半球划分（春季为 3—5 月）。',
};

export const by = {
  label: { en: 'Lines', zh: '曲线' },
  options: [
    { value: 'kind', text: { en: 'Kind of day', zh: '日类型' } },
    { value: 'season', text: { en: 'Season', zh: '季节' } },
  ],
} as const;

export const axis: Readonly<Record<'kw' | 'relative', Text>> = {
  kw: { en: 'Mean load per customer, kW', zh: '户均负荷，kW' },
  relative: { en: 'Load, × own mean of the customer', zh: '负荷，自身均值的倍数' },
};

export const days: Phrase<[count: string]> = {
  en: (count) => (count === '1' ? '1 day' : `${count} days`),
  zh: (count) => `${count} 天`,
};
export const customers: Phrase<[count: string]> = { en: (count) => `n = ${count}`, zh: (count) => `n = ${count}` };
export const multiple: Phrase<[value: string]> = { en: (value) => `${value}×`, zh: (value) => `${value} 倍` };
export const surface: Text = { en: 'Hours of the day: arrow keys read them', zh: '一天各时段：方向键逐时查看' };

export const columns = {
  kind: { en: 'Kind of day', zh: '日类型' },
  hour: { en: 'From (hour)', zh: '时刻' },
  customers: { en: 'Customers (n)', zh: '客户数（n）' },
  days: { en: 'Days', zh: '天数' },
  kw: { en: 'Mean load (kW)', zh: '平均负荷（kW）' },
  relative: { en: 'Mean load (× own mean)', zh: '平均负荷（自身均值倍数）' },
} satisfies Record<string, Text>;
