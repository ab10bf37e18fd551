/** Owns the tab of risk and loyalty. */
import RiskTab from '../risk/RiskTab.svelte';
import type { ServiceTab } from '../service-tabs';

export default {
  id: 'risk',
  text: { en: 'Risk & loyalty', zh: '风险与忠诚' },
  component: RiskTab,
} satisfies ServiceTab;
