/** Owns the words of the months of contact channels. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Contact channels by month', zh: '联系渠道逐月占比' };

export const description: Text = {
  en: "Share of each month's contacts that came by each channel. Months with too few contacts are gaps; the first and the last month may be incomplete. Connections are left out. A click on a name keeps the customers who used the channel, one on a month those who got in touch in it.",
  zh: '各月工单中各渠道的占比。工单过少的月份留空，首末月可能不完整；报装工单不计。点击渠道名称可筛选使用该渠道的客户，点击月份可筛选当月有工单的客户。',
};
export const axis: Text = { en: "Share of the month's contacts, %", zh: '占当月工单比例，%' };
export const surface: Text = {
  en: 'Months; arrow keys read them, Enter keeps who got in touch then',
  zh: '月份，按方向键读取，回车筛选当月有工单的客户',
};
export const filter: Text = { en: 'Got in touch in', zh: '工单月份' };
export const words = {
  month: { en: 'Month', zh: '月份' },
  channel: { en: 'Contact channel', zh: '联系渠道' },
  contacts: { en: 'Contacts', zh: '工单数' },
  share: { en: 'Share of the month (%)', zh: '占当月（%）' },
} satisfies Record<string, Text>;
export const n: Phrase<[n: string]> = { en: (count) => `n = ${count}`, zh: (count) => `n = ${count}` };
