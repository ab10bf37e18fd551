/** Owns the words around a chart. */
import type { Text } from '../lib/text';

export const chartHostText = {
  view: { en: 'View', zh: '视图' },
  enlarge: { en: 'Enlarge for presenting', zh: '放大演示' },
  shrink: { en: 'Back to the page (Esc)', zh: '返回页面（Esc）' },
  needs: { en: 'This view needs more data', zh: '此视图还缺少数据' },
  toData: { en: 'Go to the Data page', zh: '前往“数据”页' },
  nobody: { en: 'No customers under these filters', zh: '没有满足条件的客户' },
  nobodyText: { en: 'Remove a filter above to see more.', zh: '请移除上方的部分筛选条件。' },
} satisfies Record<string, Text>;
