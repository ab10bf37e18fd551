/** Owns the chart of interruptions by month. */
import type { Chart } from '../chart';
import { DEFAULTS, queryMonths, readMonths, type MonthsOptions, type OutageMonths } from './query';
import Component from './OutageMonths.svelte';
import { tableOfMonths } from './table';
import { description, title } from './text';

const chart: Chart<OutageMonths, MonthsOptions> = {
  id: 'outage-months',
  title,
  description,
  needs: ['outage_minutes_12m'],
  options: DEFAULTS,
  query: queryMonths,
  read: readMonths,
  count: (data) => data.served,
  table: tableOfMonths,
  component: Component,
};

export default chart;
