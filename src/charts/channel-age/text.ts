/** Owns the words of the age of contracts by payment channel. */
import type { Text } from '../../lib/text';

export const title: Text = { en: 'Age of contracts by payment channel', zh: '各缴费渠道客户的立户年限' };

export const description: Text = {
  en: 'Median years since the contract began, of the customers who pay by each channel, with its 95% interval: which channels reach newer customers, and which older ones. Click filters.',
  zh: '使用各缴费渠道的客户立户年限的中位数，横线为其 95% 置信区间：哪些渠道触达新客户，哪些触达老客户。点击筛选。',
};
export const axis: Text = { en: 'Years since the contract began (median)', zh: '立户年限（年，中位数）' };
export const words = {
  channel: { en: 'Payment channel', zh: '缴费渠道' },
  n: { en: 'Customers (n)', zh: '客户数（n）' },
  median: { en: 'Median (years)', zh: '中位数（年）' },
  interval: { en: '95% interval', zh: '95% 置信区间' },
  lo: { en: '95% interval, from', zh: '95% 区间下限' },
  hi: { en: '95% interval, to', zh: '95% 区间上限' },
} satisfies Record<string, Text>;
export const years = (value: number, locale: 'en' | 'zh'): string => `${value.toFixed(1)}${locale === 'zh' ? ' 年' : ' years'}`;
