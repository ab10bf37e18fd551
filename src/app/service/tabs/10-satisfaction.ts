/** Owns the tab of satisfaction. */
import type { ServiceTab } from '../service-tabs';
import SatisfactionTab from '../satisfaction/SatisfactionTab.svelte';

export default {
  id: 'satisfaction',
  text: { en: 'Satisfaction', zh: '满意度' },
  needs: ['survey'],
  component: SatisfactionTab,
} satisfies ServiceTab;
