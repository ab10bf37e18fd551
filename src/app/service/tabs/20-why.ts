/** Owns the tab that asks why customers are content or not. */
import type { ServiceTab } from '../service-tabs';
import WhyTab from '../why/WhyTab.svelte';

export default {
  id: 'why',
  text: { en: 'Why', zh: '原因分析' },
  needs: ['survey'],
  component: WhyTab,
} satisfies ServiceTab;
