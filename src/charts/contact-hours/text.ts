/** Owns the words of contacts by weekday and hour. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'When contacts come in', zh: '受理时段' };
export const description: Text = {
  en: 'Contacts opened per hour of the week, as a mean over the weeks of the data: how many people are needed when. Darker is more.',
  zh: '按星期和时点统计的平均每周受理工单数，用于安排值班人数；颜色越深越多。',
};
export const kind = {
  label: { en: 'Which contacts', zh: '工单范围' },
  options: { all: { en: 'All contacts', zh: '全部工单' }, complaint: { en: 'Complaints', zh: '仅投诉' } },
};
export const channel: Text = { en: 'Channel', zh: '渠道' };
export const allChannels: Text = { en: 'All channels', zh: '全部渠道' };
export const days: readonly Text[] = [
  { en: 'Mon', zh: '周一' },
  { en: 'Tue', zh: '周二' },
  { en: 'Wed', zh: '周三' },
  { en: 'Thu', zh: '周四' },
  { en: 'Fri', zh: '周五' },
  { en: 'Sat', zh: '周六' },
  { en: 'Sun', zh: '周日' },
];
export const busy: Phrase<[hours: string, share: string, weeks: string]> = {
  en: (hours, share, weeks) => `${hours} bring ${share} of all contacts (mean of ${weeks} weeks).`,
  zh: (hours, share, weeks) => `${hours} 受理占全部的 ${share}（按 ${weeks} 周平均）。`,
};
export const peak: Phrase<[when: string, each: string]> = {
  en: (when, each) => ` Busiest hour: ${when}, ${each} a week.`,
  zh: (when, each) => `最忙时段：${when}，平均每周 ${each} 张。`,
};
export const everyDay: Phrase<[from: string, to: string]> = {
  en: (from, to) => `Hours from ${from} to ${to}`,
  zh: (from, to) => `每天 ${from}–${to}`,
};
export const words = {
  each: { en: 'Contacts a week', zh: '平均每周' },
  count: { en: 'Contacts in all', zh: '合计工单数' },
  day: { en: 'Weekday', zh: '星期' },
} satisfies Record<string, Text>;
export const noClock: Text = {
  en: 'The tickets have dates but no time of day. Export the opening time with hours and minutes.',
  zh: '工单只有日期、没有时刻。请导出带时分的受理时间。',
};
