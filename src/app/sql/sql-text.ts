/** Owns the words of the SQL page. */
import type { Text } from '../../lib/text';

export const sqlText = {
  statement: { en: 'Statement (reading only)', zh: '语句（只读）' },
  run: { en: 'Run (Ctrl+Enter)', zh: '执行（Ctrl+Enter）' },
  tables: { en: 'Tables', zh: '数据表' },
  result: { en: 'Result', zh: '查询结果' },
  rows: (count: string): Text => ({ en: `${count} ${count === '1' ? 'row' : 'rows'}`, zh: `${count} 行` }),
};

/** Something that works on any data and shows the idea. */
export const STARTING_STATEMENT = `-- one row per segment
SELECT s.segment, count(*) AS customers, round(sum(f.kwh_12m)) AS kwh
FROM customer_facts f
JOIN segment s USING (customer_id)
GROUP BY s.segment
ORDER BY customers DESC`;
