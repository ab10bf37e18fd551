/** Owns the words of the chart of interruptions by month. */
import type { Text } from '../../lib/text';
import type { OutageChoice } from '../../service/reliability/outage-choice';
import { countedOutages, countedTopic } from '../../service/reliability/outage-words';
import type { Phrase } from '../phrase';
import type { Measure } from './query';

export const title: Text = { en: 'Interruptions by month', zh: '逐月停电' };
export const description: Text = {
  en: 'Time without supply (or interruptions) a customer in each month of the period, by the month in which an interruption began. The months at the ends of the period may be in part only; they are pale.',
  zh: '统计期内各月户均停电时间（或次数），按停电开始月份计。首尾月份可能不完整，以浅色表示。',
};
export const measure: { readonly label: Text; readonly options: Readonly<Record<Measure, Text>> } = {
  label: { en: 'Measure', zh: '指标' },
  options: { saidi: { en: 'SAIDI', zh: '停电时间' }, saifi: { en: 'SAIFI', zh: '停电次数' } },
};
export const names: Readonly<Record<Measure, Text>> = {
  saidi: { en: 'Time without supply a customer', zh: '户均停电时间' },
  saifi: { en: 'Interruptions a customer', zh: '户均停电次数' },
};
export const spoken: Phrase<[month: string, saidi: string, saifi: string]> = {
  en: (month, saidi, saifi) => `${month}: ${saidi} and ${saifi} interruptions a customer`,
  zh: (month, saidi, saifi) => `${month}：户均停电 ${saidi}、${saifi} 次`,
};
/** Label of the filter of a column. */
export function filter(choice: OutageChoice): Text {
  return { en: `${countedOutages(choice).en} in`, zh: countedTopic('停电月份', choice) };
}
export const words = {
  month: { en: 'Month', zh: '月份' },
  saidi: { en: 'SAIDI (min a customer)', zh: '户均停电时间（分钟/户）' },
  saifi: { en: 'SAIFI (times a customer)', zh: '户均停电次数（次/户）' },
  plannedSaidi: { en: 'SAIDI, planned (min a customer)', zh: '其中计划（分钟/户）' },
  plannedSaifi: { en: 'SAIFI, planned (times)', zh: '其中计划（次/户）' },
  part: { en: 'Month in part', zh: '月份不完整' },
} satisfies Record<string, Text>;
