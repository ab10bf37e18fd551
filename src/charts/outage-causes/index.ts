/** Owns the chart of causes of interruptions. */
import type { Chart } from '../chart';
import { DEFAULTS, queryCauses, readCauses, type CausesOptions, type OutageCauses } from './query';
import Component from './OutageCauses.svelte';
import { tableOfCauses } from './table';
import { description, title } from './text';

const chart: Chart<OutageCauses, CausesOptions> = {
  id: 'outage-causes',
  title,
  description,
  needs: ['outage_minutes_12m'],
  options: DEFAULTS,
  query: queryCauses,
  read: readCauses,
  count: (data) => data.served,
  table: tableOfCauses,
  component: Component,
};

export default chart;
