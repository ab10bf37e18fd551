/** Owns the words that several checks share: units of counting, and counts as they stand in a sentence. */
import { formatCount } from '../../lib/format';
import type { Text } from '../../lib/text';

/** 12,345, the same in both languages. */
export function n(value: number): string {
  return formatCount(value, 'en');
}

export { many } from '../../lib/many';

export const units = {
  customers: { en: 'customers', zh: '户' },
  months: { en: 'customer months', zh: '个户月' },
  days: { en: 'customer days', zh: '个户日' },
  answers: { en: 'answers', zh: '份答卷' },
  tickets: { en: 'tickets', zh: '张工单' },
  outages: { en: 'outages', zh: '条停电记录' },
  rows: { en: 'rows', zh: '行' },
  columns: { en: 'columns', zh: '列' },
  values: { en: 'values', zh: '个值' },
} satisfies Record<string, Text>;
