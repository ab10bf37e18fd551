/** Owns the words of the Overview page itself. */
import type { Text } from '../../lib/text';

export const overviewText = {
  distributions: { en: 'Distributions', zh: '指标分布' },
  distributionsHint: {
    en: 'Drag over bars to filter; every chart follows every brush.',
    zh: '拖选柱形即可筛选，多个指标可同时筛选，所有图表联动。',
  },
  measures: { en: 'Measures', zh: '指标' },
} satisfies Record<string, Text>;
