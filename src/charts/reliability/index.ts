/** Owns the chart of reliability by group. */
import type { Chart } from '../chart';
import { DEFAULTS, queryReliability, readReliability, type Reliability, type ReliabilityOptions } from './query';
import Component from './Reliability.svelte';
import { tableOfReliability } from './table';
import { description, title } from './text';

const chart: Chart<Reliability, ReliabilityOptions> = {
  id: 'reliability',
  title,
  description,
  needs: ['outage_minutes_12m'],
  options: DEFAULTS,
  query: queryReliability,
  read: readReliability,
  count: (data) => data.groups.reduce((sum, { customers }) => sum + customers, 0),
  table: tableOfReliability,
  component: Component,
};

export default chart;
