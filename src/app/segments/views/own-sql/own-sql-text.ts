/** Owns the words of segments by a statement of one's own. */
import type { Text } from '../../../../lib/text';

export const ownSqlText = {
  statement: { en: 'SELECT customer_id, segment [, reason]', zh: 'SELECT customer_id, segment [, reason]' },
  run: { en: 'Run', zh: '运行' },
  keys: { en: 'Ctrl+Enter', zh: 'Ctrl+Enter' },
  example: { en: 'Starting example', zh: '恢复示例' },
  changed: { en: 'Changed, not yet run', zh: '已修改，尚未运行' },
  columns: { en: 'Columns of customer_facts', zh: 'customer_facts 的列' },
  insert: (name: string): Text => ({ en: `Insert ${name}`, zh: `插入 ${name}` }),
  notUsed: {
    en: 'The statement could not be used; everybody is "Missing" until it can.',
    zh: '语句无法使用，修正之前所有客户归入“缺失”。',
  },
  clean: {
    en: 'Every customer of the data came back exactly once with a segment.',
    zh: '数据中每个客户恰好返回一次且均有客群。',
  },
};
