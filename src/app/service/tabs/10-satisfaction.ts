/** Owns the tab of satisfaction. */
import type { ServiceTab } from '../service-tabs';
import SatisfactionTab from '../satisfaction/SatisfactionTab.svelte';

export default {
  id: 'satisfaction',
  text: { en: 'Satisfaction', zh: '满意度' },
  // Answers of which none could be read leave no row, and their words are told here.
  needs: ['survey', 'overall', 'nps', 'item_score'],
  component: SatisfactionTab,
} satisfies ServiceTab;
