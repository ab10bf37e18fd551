/** Owns the words of the chart of causes. */
import type { Text } from '../../lib/text';
import type { OutageChoice } from '../../service/reliability/outage-choice';
import { countedOutages, countedTopic } from '../../service/reliability/outage-words';
import type { Phrase } from '../phrase';
import type { Measure } from './query';

export const title: Text = { en: 'Causes of interruptions', zh: '停电原因' };
export const description: Text = {
  en: 'Customer-hours (or customer-interruptions) without supply by cause: an interruption of 1,000 customers counts a thousand times as much as that of one. The cause is that of the record that began it.',
  zh: '各原因造成的停电时户数（或停电户次）：一次停电影响 1,000 户计 1,000 户次。合并的停电以最先开始的记录为准。',
};
export const measure: { readonly label: Text; readonly options: Readonly<Record<Measure, Text>> } = {
  label: { en: 'Measure', zh: '指标' },
  options: {
    minutes: { en: 'Hours', zh: '时户数' },
    interruptions: { en: 'Times', zh: '停电户次' },
  },
};
export const headings: Readonly<Record<Measure, Phrase<[total: string]>>> = {
  minutes: { en: (total) => `Customer-hours without supply: ${total}`, zh: (total) => `停电时户数：${total}` },
  interruptions: { en: (total) => `Customer-interruptions: ${total}`, zh: (total) => `停电户次：${total}` },
};
export const unknown: Text = { en: 'not recorded', zh: '未记录' };
export const label: Phrase<[value: string, share: string]> = {
  en: (value, share) => `${value} (${share})`,
  zh: (value, share) => `${value}（${share}）`,
};
export const spoken: Phrase<[name: string, hours: string, times: string, customers: string, share: string]> = {
  en: (name, hours, times, customers, share) =>
    `${name}: ${hours} customer-hours, ${times} customer-interruptions, ${customers} customers hit, ${share} of all`,
  zh: (name, hours, times, customers, share) => `${name}：停电 ${hours} 时户，${times} 户次，影响 ${customers} 户，占 ${share}`,
};
/** Label of the filter of a bar. */
export function filter(choice: OutageChoice): Text {
  return { en: `Cause of ${countedOutages(choice).en.toLowerCase()}`, zh: countedTopic('停电原因', choice) };
}
export const words = {
  cause: { en: 'Cause', zh: '停电原因' },
  hours: { en: 'Customer-hours', zh: '停电时户数' },
  times: { en: 'Customer-interruptions', zh: '停电户次' },
  customers: { en: 'Customers hit', zh: '影响户数' },
  share: { en: 'Share of customer-hours (%)', zh: '时户数占比（%）' },
  plannedShare: { en: 'of it planned (%)', zh: '其中计划（%）' },
  each: { en: 'Mean length (min)', zh: '平均时长（分钟）' },
} satisfies Record<string, Text>;
