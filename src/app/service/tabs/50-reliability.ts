/** Owns the tab of reliability. */
import ReliabilityTab from '../reliability/ReliabilityTab.svelte';
import type { ServiceTab } from '../service-tabs';

export default {
  id: 'reliability',
  text: { en: 'Reliability', zh: '供电可靠性' },
  needs: ['outage', 'outage_minutes_12m'],
  component: ReliabilityTab,
} satisfies ServiceTab;
