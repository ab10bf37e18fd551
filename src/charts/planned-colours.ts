/** Owns the two colours that tell planned interruptions from others, and their names. */
import type { Text } from '../lib/text';
import type { ModelInfo } from '../model/model-info';

export const PLANNED_COLOUR = 'var(--seg-9)';
export const UNPLANNED_COLOUR = 'var(--seg-1)';

/** False where no record says whether it was planned; then nothing is said of it. */
export function tellsPlanned({ roles }: Pick<ModelInfo, 'roles'>): boolean {
  return roles.includes('planned');
}

export const plannedText = {
  unplanned: { en: 'unplanned', zh: '故障等非计划' },
  planned: { en: 'planned', zh: '计划' },
} satisfies Record<string, Text>;
