/** Owns the words of the heat map of hours by days. */
import type { Text } from '../../lib/text';

export const title: Text = { en: 'Hours by days', zh: '时段 × 日期热力图' };
export const description: Text = {
  en: 'Mean load per customer with a reading, a column for each day and a row for each interval of the day. Hatched cells have no data; they are not zero. The scale runs from the 1st to the 99th percentile of the cells.',
  zh: '有数据客户的户均负荷，每列一天、每行一个时段。斜线表示无数据，并非零。色标范围为各格的第 1 至第 99 百分位。',
};
export const axis: Text = { en: 'Mean load per customer, kW', zh: '户均负荷，kW' };
export const surface: Text = { en: 'Days and hours: arrow keys read them', zh: '日期与时段：方向键逐格查看' };

export const words = {
  load: { en: 'Mean load', zh: '户均负荷' },
  customers: { en: 'Customers with data', zh: '有数据客户' },
  kind: { en: 'Kind of day', zh: '日类型' },
  missing: { en: 'No data', zh: '无数据' },
  day: { en: 'Day', zh: '日期' },
} satisfies Record<string, Text>;
