/** Owns the words of the chart of how channels serve. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'How each contact channel serves', zh: '各联系渠道的服务表现' };

export const description: Text = {
  en: 'A row a channel. Time to close (median and P90; open contacts count with their age), contacts that the same customer followed by another of the same type within 10 days, satisfaction (top-2) in answers after a contact by the channel, and months in which it took at least twice as long as the others for the same types. Orange is worse than all together, blue better, where the 95% interval leaves that out. Connections are left out. Click keeps the customers who used the channel.',
  zh: '每行一个渠道：办结用时（中位数和 P90，未办结的按已等待时间计）、10 天内同类诉求再次来电的占比、使用后作答的满意率（Top-2），以及同类诉求用时达其他渠道两倍以上的月份数。橙色差于全体，蓝色优于全体（95% 区间不含全体值时着色）。报装工单不计。点击筛选使用该渠道的客户。',
};
export const heads = {
  contacts: { en: 'Contacts', zh: '工单数' },
  median: { en: 'Time to close, median', zh: '办结用时中位数' },
  p90: { en: 'P90', zh: 'P90' },
  again: { en: 'Came back in 10 days', zh: '10 天内重复' },
  content: { en: 'Satisfied after', zh: '使用后满意率' },
  slow: { en: 'Slow months', zh: '慢月份数' },
} satisfies Record<string, Text>;
export const words = {
  channel: { en: 'Contact channel', zh: '联系渠道' },
  customers: { en: 'Customers', zh: '客户数' },
  open: { en: 'of these open', zh: '其中未办结' },
  interval: { en: '95% interval', zh: '95% 置信区间' },
  watched: { en: 'Contacts watched (n)', zh: '可观察工单（n）' },
  answered: { en: 'Answers (n)', zh: '答卷（n）' },
  months: { en: 'Months with enough contacts', zh: '工单足够的月份' },
  all: { en: 'All channels', zh: '全部渠道' },
  medianColumn: { en: 'Time to close, median (hours)', zh: '办结用时中位数（小时）' },
  p90Column: { en: 'Time to close, P90 (hours)', zh: '办结用时 P90（小时）' },
  againColumn: { en: 'Came back within 10 days (%)', zh: '10 天内重复（%）' },
  contentColumn: { en: 'Satisfied after, top-2 (%)', zh: '使用后满意率 Top-2（%）' },
} satisfies Record<string, Text>;
export const hidden: Phrase<[least: string]> = { en: (least) => `n < ${least}, hidden`, zh: (least) => `n < ${least}，不显示` };
export const ofMonths: Phrase<[slow: string, months: string]> = {
  en: (slow, months) => `${slow} of ${months}`,
  zh: (slow, months) => `${slow}/${months}`,
};
