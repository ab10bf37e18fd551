/** Owns the tab of channels and reach. */
import ChannelsTab from '../channels/ChannelsTab.svelte';
import type { ServiceTab } from '../service-tabs';

export default {
  id: 'channels',
  text: { en: 'Channels & reach', zh: '渠道与触达' },
  needs: ['channel', 'contact'],
  component: ChannelsTab,
} satisfies ServiceTab;
