/** Owns the words of one customer's load curve. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Load curve against its segment', zh: '负荷曲线与所在客群对比' };
export const axis: Text = { en: 'Load, multiple of the daily mean', zh: '负荷，日均负荷的倍数' };
export const own: Text = { en: 'this customer', zh: '本户' };
export const band: Phrase<[n: string]> = {
  en: (n) => `segment P10–P90, n = ${n}`,
  zh: (n) => `客群 P10–P90，n = ${n}`,
};
export const tooFew: Phrase<[n: string]> = {
  en: (n) => `Too few customers with readings in the segment for a band (n = ${n}).`,
  zh: (n) => `客群中有负荷数据的客户过少（n = ${n}），不显示区间。`,
};
export const none: Text = {
  en: 'This customer has no load readings.',
  zh: '本户没有负荷数据。',
};
export const median: Text = { en: 'segment median', zh: '客群中位数' };
export const hint: Text = { en: 'Arrow keys move along the day', zh: '方向键逐时段查看' };
export const time: Text = { en: 'Time', zh: '时刻' };
export const ownKw: Text = { en: 'This customer, kW', zh: '本户负荷，kW' };
