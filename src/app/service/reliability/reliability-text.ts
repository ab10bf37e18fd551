/** Owns the words of the tab of reliability outside of its charts. */
import type { Text } from '../../../lib/text';

export const reliabilityText = {
  kind: { en: 'Interruptions', zh: '停电类别' },
  all: { en: 'All', zh: '全部' },
  unplanned: { en: 'Unplanned', zh: '非计划' },
  planned: { en: 'Planned', zh: '计划' },
  momentary: { en: 'Longer than', zh: '持续停电：超过' },
  majorDays: { en: 'With major event days', zh: '含重大事件日' },
  majorHint: {
    en: 'Major event days of IEEE 1366 (2.5 β): days on which the minutes a customer of the whole system lie far above the usual, such as a storm.',
    zh: 'IEEE 1366 的重大事件日（2.5β 法）：全系统户均停电时间远超平常的日子，如台风、冰灾。',
  },
  worst: { en: 'Worst-served customers', zh: '停电最多的客户' },
  important: { en: 'Important users with interruptions', zh: '停电的重要用户' },
  lists: { en: 'Customers without supply', zh: '停电客户清单' },
  worstShort: { en: 'Worst served', zh: '停电最多' },
  importantShort: { en: 'Important', zh: '重要用户' },
  customer: { en: 'Customer number', zh: '户号' },
  times: { en: 'Interruptions', zh: '停电次数' },
  minutes: { en: 'Minutes without supply', zh: '停电分钟数' },
  last: { en: 'Last interruption', zh: '最近一次停电' },
  empty: { en: 'Nobody under these filters.', zh: '当前筛选下没有客户。' },
  notImportant: {
    en: 'No level of importance is known: customers of the tag "Important" are listed.',
    zh: '数据无重要用户等级，以“重要客户”标签代替。',
  },
} satisfies Record<string, Text>;

export function momentaryText(minutes: number): Text {
  return minutes === 0
    ? { en: '0 min (all)', zh: '0 分钟（全部）' }
    : { en: `${String(minutes)} min`, zh: `${String(minutes)} 分钟` };
}

/** @param shown rows of the list @param all customers it could hold */
export function listLine(shown: string, all: string, cut: boolean): Text {
  return cut
    ? {
        en: `The first ${shown} of ${all} customers, most interruptions first.`,
        zh: `共 ${all} 户，按停电次数列出前 ${shown} 户。`,
      }
    : { en: `${all} customers, most interruptions first.`, zh: `共 ${all} 户，按停电次数排列。` };
}
