/** Owns the words around the findings of a tab. */
import type { Text } from '../../lib/text';

export const findingsText = {
  label: { en: 'What stands out', zh: '主要发现' },
  working: { en: 'Looking through the data', zh: '正在分析数据' },
  none: {
    en: 'Nothing that stands out beyond chance under these filters.',
    zh: '当前筛选下没有超出随机波动的差异。',
  },
  keep: { en: 'Only these customers', zh: '只看这些客户' },
  less: { en: 'Show less', zh: '收起' },
} satisfies Record<string, Text>;

/** Opens the strip. @param count how many findings there are */
export function allText(count: number): Text {
  return { en: count === 1 ? 'Show the finding in full' : `Show all ${count} in full`, zh: `展开全部 ${count} 条` };
}
