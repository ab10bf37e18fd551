/** Owns the two colours that tell planned interruptions from others, and their names. */
import type { Text } from '../lib/text';

export const PLANNED_COLOUR = 'var(--seg-9)';
export const UNPLANNED_COLOUR = 'var(--seg-1)';

export const plannedText = {
  unplanned: { en: 'unplanned', zh: '故障等非计划' },
  planned: { en: 'planned', zh: '计划' },
} satisfies Record<string, Text>;
