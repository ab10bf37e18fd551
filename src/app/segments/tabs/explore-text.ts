/** Owns the words of the tab of charts that set segments beside each other. */
import type { Text } from '../../../lib/text';

export const exploreText = {
  tab: { en: 'Explore', zh: '对比分析' },
} satisfies Record<string, Text>;
