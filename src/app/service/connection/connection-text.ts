/** Owns the words of the tab of connections. */
import type { Text } from '../../../lib/text';

export const connectionText = {
  limits: { en: 'Time limits', zh: '环节时限' },
  limitsHint: {
    en: 'Calendar days by voltage and stage, and for the whole. They decide what is late on this tab and are saved with the work. Empty: the usual limit.',
    zh: '按电压等级和环节设定的时限（自然日），以及全程时限，用于判定超时，并随工作保存。清空则恢复默认。',
  },
  whole: { en: 'whole connection', zh: '全程' },
  trend: { en: 'Connections by month', zh: '报装用时趋势' },
  slowest: { en: 'Slowest connections', zh: '最慢的报装件' },
  slowestHint: {
    en: 'Connections that took longest or are under way for longest, with the stage that took most of it.',
    zh: '用时最长（或在途最久）的报装件及其耗时最多的环节。',
  },
  which: { en: 'Which', zh: '范围' },
  everyOne: { en: 'All', zh: '全部' },
  onlyOpen: { en: 'Under way', zh: '仅在途' },
  none: { en: 'No connection under these filters.', zh: '当前筛选下没有报装件。' },
  noConnections: {
    en: 'None of the tickets is a connection (报装, 新装, 增容 …). Export the tickets of connections with one row a stage: ticket number, customer, type, stage, opened, closed, department.',
    zh: '工单中没有报装（新装、增容等）业务。请导出报装工单，每个环节一行，含工单编号、户号、业务类型、环节、开始时间、完成时间和部门。',
  },
  ticket: { en: 'Ticket', zh: '工单编号' },
  customer: { en: 'Customer', zh: '户号' },
  days: { en: 'Days', zh: '用时（天）' },
  opened: { en: 'Opened', zh: '申请日期' },
  closed: { en: 'Finished', zh: '完成日期' },
  underWay: { en: 'under way', zh: '在途' },
  longest: { en: 'Longest stage', zh: '最长环节' },
  longestDays: { en: 'its days', zh: '该环节天数' },
  wait: { en: 'Waiting (d)', zh: '等待（天）' },
  hands: { en: 'Hand-overs', zh: '流转次数' },
} satisfies Record<string, Text>;

export function slowestLine(shown: string, cases: string, isCut: boolean): Text {
  return isCut
    ? { en: `The ${shown} longest of ${cases} connections`, zh: `${cases} 件中用时最长的 ${shown} 件` }
    : { en: `${cases} connections`, zh: `共 ${cases} 件` };
}
