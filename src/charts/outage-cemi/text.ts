/** Owns the words of the chart of customers with many interruptions. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Customers with many interruptions (CEMI)', zh: '多次停电客户占比（CEMI）' };
export const description: Text = {
  en: 'CEMI-n of IEEE 1366: the share of customers with n sustained interruptions or more in the period. A mean hides them: half of the customers may have none.',
  zh: '统计期内停电 n 次及以上的客户占比（IEEE 1366 的 CEMI-n）。均值会掩盖少数反复停电的客户。',
};
export const heading: Phrase<[n: string]> = {
  en: (n) => `Share of customers with n or more (of ${n})`,
  zh: (n) => `停电 n 次及以上的客户占比（共 ${n} 户）`,
};
export const atLeast: Phrase<[times: string]> = { en: (times) => `≥ ${times}`, zh: (times) => `≥ ${times} 次` };
export const label: Phrase<[share: string, customers: string]> = {
  en: (share, customers) => `${share} (${customers})`,
  zh: (share, customers) => `${share}（${customers} 户）`,
};
export const hidden: Phrase<[least: string]> = { en: (least) => `n < ${least}, hidden`, zh: (least) => `n < ${least}，不显示` };
export const spoken: Phrase<[times: string, label: string]> = {
  en: (times, label) => `${times} ${times === '1' ? 'interruption' : 'interruptions'} or more: ${label}`,
  zh: (times, label) => `停电 ${times} 次及以上：${label}`,
};
export const words = {
  times: { en: 'Interruptions, at least', zh: '停电次数（及以上）' },
  customers: { en: 'Customers', zh: '户数' },
  share: { en: 'Share of customers (%)', zh: '户数占比（%）' },
  each: { en: 'Time without supply of each', zh: '户均停电时间' },
  eachColumn: { en: 'Minutes without supply of each', zh: '户均停电时间（分钟）' },
} satisfies Record<string, Text>;
