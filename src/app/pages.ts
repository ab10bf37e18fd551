/** Owns the list of pages in the rail, in the order of the work: data, quality, overview, segments, load curves, satisfaction and service, one customer, SQL. */
import type { Component } from 'svelte';
import type { Text } from '../lib/text';
import type { IconName } from '../ui/icons';
import DataPage from './data/DataPage.svelte';
import LoadPage from './load/LoadPage.svelte';
import CustomerPage from './customer/CustomerPage.svelte';
import OverviewPage from './overview/OverviewPage.svelte';
import SegmentsPage from './segments/SegmentsPage.svelte';
import ServicePage from './service/ServicePage.svelte';
import QualityPage from './quality/QualityPage.svelte';
import SqlPage from './sql/SqlPage.svelte';
import { shell } from './words';

export interface Page {
  readonly id: string;
  readonly text: Text;
  readonly icon: IconName;
  readonly component: Component;
}

const DATA: Page = { id: 'data', text: shell.data, icon: 'data', component: DataPage };

export const PAGES: readonly Page[] = [
  DATA,
  { id: 'quality', text: shell.quality, icon: 'shield', component: QualityPage },
  { id: 'overview', text: shell.overview, icon: 'overview', component: OverviewPage },
  { id: 'segments', text: shell.segments, icon: 'segments', component: SegmentsPage },
  { id: 'load', text: shell.load, icon: 'load', component: LoadPage },
  { id: 'service', text: shell.service, icon: 'satisfaction', component: ServicePage },
  { id: 'customer', text: shell.customer, icon: 'people', component: CustomerPage },
  { id: 'sql', text: shell.sql, icon: 'sql', component: SqlPage },
];

/** The page of that id; the first one for an id that is gone. */
export function pageFor(id: string): Page {
  return PAGES.find((page) => page.id === id) ?? DATA;
}
