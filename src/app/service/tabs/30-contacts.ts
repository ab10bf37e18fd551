/** Owns the tab of contacts. */
import ContactsTab from '../contacts/ContactsTab.svelte';
import type { ServiceTab } from '../service-tabs';

export default {
  id: 'contacts',
  text: { en: 'Contacts', zh: '客户诉求' },
  needs: ['contact'],
  component: ContactsTab,
} satisfies ServiceTab;
