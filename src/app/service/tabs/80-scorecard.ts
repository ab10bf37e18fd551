/** Owns the tab of the scorecard. */
import ScorecardTab from '../scorecard/ScorecardTab.svelte';
import type { ServiceTab } from '../service-tabs';

export default {
  id: 'scorecard',
  text: { en: 'Scorecard', zh: '绩效评分' },
  component: ScorecardTab,
} satisfies ServiceTab;
