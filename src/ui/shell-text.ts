/** Owns the words of the page frame. */
import type { Text } from '../lib/text';

export const shellText = {
  fold: { en: 'Fold the navigation', zh: '收起导航栏' },
  unfold: { en: 'Unfold the navigation', zh: '展开导航栏' },
} satisfies Record<string, Text>;
