/** Owns the words of the calendar of daily energy. */
import type { Text } from '../../lib/text';

export const title: Text = { en: 'Calendar of energy', zh: '日电量日历' };
export const description: Text = {
  en: 'Energy of each day, a row for each month and a column for each day of it: the mean per customer whose energy of the day is known, so that customers who come and go do not look like a change of use. A day of readings counts when three quarters of its points are there (mean load × 24 h). Hatched days have no data; they are not zero. Public holidays carry a dot.',
  zh: '每日电量，每行一个月、每列一日：为当日有数据客户的户均电量，避免客户进出被误读为用电变化。负荷数据的一天须有四分之三以上的点才计入（平均负荷 × 24 小时）。斜线表示无数据，并非零。圆点为节假日。',
};
export const axis: Text = { en: 'kWh per customer and day', zh: '户均日电量，kWh' };
export const surface: Text = { en: 'Days: arrow keys read them', zh: '各日：方向键逐日查看' };

export const words = {
  kind: { en: 'Kind of day', zh: '日类型' },
  each: { en: 'Per customer', zh: '户均电量' },
  total: { en: 'All with data', zh: '合计电量' },
  customers: { en: 'Customers with data', zh: '有数据客户' },
  missing: { en: 'No data', zh: '无数据' },
  day: { en: 'Day', zh: '日期' },
  weekday: { en: 'Weekday', zh: '星期' },
  eachColumn: { en: 'kWh per customer', zh: '户均电量（kWh）' },
  totalColumn: { en: 'kWh of all', zh: '合计电量（kWh）' },
  customersColumn: { en: 'Customers (n)', zh: '客户数（n）' },
} satisfies Record<string, Text>;
