/** Owns the words of the customer card. */
import type { Text } from '../../lib/text';

export const customerText = {
  find: {
    customer: { en: 'Find a customer', zh: '查找客户' },
    region: { en: 'Find a region', zh: '查找地区' },
    group: { en: 'Find a group', zh: '查找分组' },
    row: { en: 'Find a row', zh: '查找记录' },
  },
  part: { en: 'Part of the customer number', zh: '户号（可只输入一部分）' },
  partOrName: { en: 'Part of the number or name', zh: '户号或户名（可只输入一部分）' },
  partOfName: { en: 'Part of the name', zh: '名称（可只输入一部分）' },
  typePart: { en: 'At least three characters', zh: '至少输入三个字符' },
  found: { en: 'Customers found', zh: '查到的客户' },
  first: (count: number): Text => ({
    en: `The first ${String(count)} are listed. Type more to find the one you look for.`,
    zh: `仅列出前 ${String(count)} 项，请继续输入以缩小范围。`,
  }),
  previous: { en: 'Previous in the list', zh: '列表中的上一户' },
  next: { en: 'Next in the list', zh: '列表中的下一户' },
  nobody: { en: 'Nothing contains this.', zh: '没有符合的结果。' },
  choose: { en: 'No customer chosen', zh: '尚未选择客户' },
  chooseText: {
    en: 'Type part of a customer number, or click a row in the list of customers behind any chart.',
    zh: '输入户号的一部分，或在任一图表的“客户清单”中点击一行。',
  },
  gone: { en: 'This customer is not in the data in use.', zh: '当前数据中没有该客户。' },
  identity: { en: 'Master data', zh: '档案' },
  identityNone: { en: 'Nothing but the number is known.', zh: '除户号外没有其他档案信息。' },
  segment: { en: 'Segment', zh: '客群' },
  why: { en: 'Why', zh: '入群理由' },
  tags: { en: 'Tags and the values that fired them', zh: '标签及触发依据' },
  noTags: { en: 'No tag applies.', zh: '没有适用的标签。' },
  figures: { en: 'Key figures against the segment', zh: '关键指标与客群对比' },
  measure: { en: 'Measure', zh: '指标' },
  value: {
    customer: { en: 'This customer', zh: '本户' },
    region: { en: 'This region', zh: '本地区' },
    group: { en: 'This group', zh: '本组' },
    row: { en: 'This row', zh: '本条' },
  },
  median: { en: 'Median', zh: '客群中位数' },
  rank: { en: 'Place', zh: '在客群中的位置' },
  tooFew: { en: 'segment too small', zh: '客群户数过少' },
  open: { en: 'Open the customer card', zh: '打开客户卡片' },
  dayType: { en: 'Days', zh: '日类型' },
} satisfies Record<string, Text | Record<string, Text> | ((count: number) => Text)>;

export const DAY_TYPES: readonly { readonly value: string; readonly text: Text }[] = [
  { value: 'all', text: { en: 'All days', zh: '全部' } },
  { value: 'workday', text: { en: 'Workdays', zh: '工作日' } },
  { value: 'weekend', text: { en: 'Weekends', zh: '周末' } },
];

/** "above 72 %" of the segment's customers with a value. */
export function rankText(share: string): Text {
  return { en: `above ${share}`, zh: `高于 ${share}` };
}
