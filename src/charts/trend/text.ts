/** Owns the words of the monthly trend. */
import type { Text } from '../../lib/text';
import type { Phrase, SubjectPhrase } from '../phrase';
import type { Measure } from './measure';

export const title: Text = { en: 'Monthly trend', zh: '月度趋势' };

export const description: Text = {
  en: 'Each segment month by month: kWh, bill, mean price (bill ÷ kWh of customers with both) or kWh per customer with data. A month without data is left blank, never drawn as zero. Dashes lead to months that are not complete. Click a segment’s name to filter.',
  zh: '各客群逐月：电量、电费、平均电价（电费、电量均有的客户）或户均电量。没有数据的月份留空，不按零绘制；虚线表示月份不完整。点击客群名称可筛选。',
};

export const measure: { readonly label: Text; readonly options: Readonly<Record<Measure, Text>> } = {
  label: { en: 'Measure', zh: '指标' },
  options: {
    energy: { en: 'kWh', zh: '电量' },
    bill: { en: 'Bill', zh: '电费' },
    price: { en: 'Price', zh: '电价' },
    each: { en: 'kWh each', zh: '户均' },
  },
};
export const mode = {
  label: { en: 'Drawing', zh: '画法' },
  options: [
    { value: 'lines', text: { en: 'Lines', zh: '折线' } },
    { value: 'stacked', text: { en: 'Stacked', zh: '堆叠' } },
    { value: 'year', text: { en: 'YoY', zh: '同比' } },
  ],
} as const;

export const axis: Readonly<Record<Measure, SubjectPhrase<[unit: string]>>> = {
  energy: { en: () => 'kWh per month', zh: () => '月电量（kWh）' },
  bill: { en: (_, unit) => `Bill per month${inBrackets(unit)}`, zh: (_, unit) => `月电费${inBrackets(unit, '（', '）')}` },
  price: { en: (_, unit) => `Mean price${inBrackets(unit)}`, zh: (_, unit) => `平均电价${inBrackets(unit, '（', '）')}` },
  each: { en: (of) => `kWh ${of.each} and month`, zh: (of) => `${of.each}月电量（kWh）` },
};

/** Nothing for money of a currency that no header names. */
function inBrackets(unit: string, open = ' (', close = ')'): string {
  return unit === '' ? '' : `${open}${unit}${close}`;
}

export const change: Phrase<[axis: string]> = {
  en: (name) => `${name}: change on the year before`,
  zh: (name) => `${name} 同比`,
};

export const incomplete: Phrase<[months: string]> = {
  en: (months) => `dashed: ${months} incomplete`,
  zh: (months) => `虚线：${months} 数据不完整`,
};
/** Of months that no file has. */
export const fromReadings: Text = { en: 'summed from the readings', zh: '由负荷数据按月累计' };
/** Why there is no trend of readings. */
export const noWholeMonth: Text = {
  en: 'The readings cover no whole calendar month. Add more days, or a table with customer, month and kWh.',
  zh: '负荷数据不足一个完整自然月，请补充更多日期的负荷数据，或添加含户号、年月、电量的表。',
};
export const gaps: Phrase<[months: string]> = {
  en: (months) => `no data: ${months}`,
  zh: (months) => `无数据：${months}`,
};
export const hidden: Phrase<[least: string, names: string]> = {
  en: (least, names) => `n < ${least}, hidden: ${names}`,
  zh: (least, names) => `n < ${least} 不显示：${names}`,
};
export const allSmall: Phrase<[least: string]> = {
  en: (least) => `all groups n < ${least}: read with care`,
  zh: (least) => `各组均 n < ${least}，仅供参考`,
};
export const noYear: Text = {
  en: 'Year on year needs 13 complete months. Add earlier months.',
  zh: '同比至少需要 13 个完整月，请增加更早月份的数据。',
};
export const plot: Text = { en: 'Months: arrow keys read one after another', zh: '月份：方向键逐月查看' };
export const spokenLine: Phrase<[name: string, month: string, value: string, n: string]> = {
  en: (name, month, value, n) => `${name}: ${value} in ${month}, n = ${n}. Enter filters.`,
  zh: (name, month, value, n) => `${name}：${month} ${value}，n = ${n}。回车键筛选。`,
};

/** Rows of the tooltip and headings of the table. */
export const words = {
  segment: { en: 'Segment', zh: '客群' },
  month: { en: 'Month', zh: '月份' },
  value: { en: 'Value', zh: '数值' },
  n: { en: 'n', zh: 'n' },
  total: { en: 'Total', zh: '合计' },
  kwh: { en: 'kWh', zh: '电量（kWh）' },
  amount: { en: 'Bill', zh: '电费' },
  price: { en: 'Mean price', zh: '平均电价' },
  each: { en: 'kWh each', zh: '户均电量（kWh）' },
  customers: { en: 'With data', zh: '有数据户数' },
} satisfies Record<string, Text>;
