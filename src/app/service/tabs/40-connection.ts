/** Owns the tab of connections. */
import ConnectionTab from '../connection/ConnectionTab.svelte';
import type { ServiceTab } from '../service-tabs';

export default {
  id: 'connection',
  text: { en: 'Connection', zh: '报装' },
  needs: ['contact'],
  component: ConnectionTab,
} satisfies ServiceTab;
