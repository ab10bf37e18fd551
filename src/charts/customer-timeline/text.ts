/** Owns the words of one customer's timeline. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';
import type { Lane } from './query';

export const title: Text = { en: 'Consumption, contacts and outages', zh: '用电、联系与停电' };

export const LANE_TEXT: Readonly<Record<Lane, Text>> = {
  contact: { en: 'Contacts', zh: '联系' },
  complaint: { en: 'Complaints', zh: '投诉' },
  outage: { en: 'Outages', zh: '停电' },
  answer: { en: 'Answers', zh: '满意度回答' },
  late: { en: 'Late payments', zh: '逾期缴费' },
};

export const energy: Text = { en: 'Energy a month, kWh', zh: '月电量，kWh' };
export const own: Text = { en: 'this customer', zh: '本户' };
export const peers: Phrase<[n: string]> = { en: (n) => `median of the segment, n = ${n}`, zh: (n) => `客群中位数 n = ${n}` };
export const tooFew: Phrase<[n: string]> = {
  en: (n) => `segment too small for a median (n = ${n})`,
  zh: (n) => `客群户数过少（n = ${n}），不显示中位数`,
};
export const lastYear: Text = { en: 'same month last year', zh: '上年同月' };
export const incomplete: Text = { en: 'incomplete month', zh: '该月数据不完整' };
export const usageTitle: Text = { en: 'Consumption by month', zh: '逐月用电' };
export const month: Text = { en: 'Month', zh: '月份' };
export const median: Text = { en: 'Segment median, kWh', zh: '客群中位数，kWh' };
export const bill: Text = { en: 'Bill', zh: '电费' };
export const none: Text = { en: 'none', zh: '无' };
export const planned: Readonly<Record<string, Text>> = {
  planned: { en: 'planned', zh: '计划' },
  unplanned: { en: 'unplanned', zh: '非计划' },
};
export const daysLate: Phrase<[days: string]> = {
  en: (days) => `${days} ${days === '1' ? 'day' : 'days'} late`,
  zh: (days) => `逾期 ${days} 天`,
};
export const until: Text = { en: 'until', zh: '至' };
export const hint: Text = { en: 'Arrow keys move along the months and events', zh: '方向键逐月、逐事件查看' };
export const noMonths: Text = { en: 'No month of this customer has consumption.', zh: '本户没有任何月份的电量。' };
