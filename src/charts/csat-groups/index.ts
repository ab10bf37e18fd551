/** Owns the chart of satisfaction by any group: top-2 share, net promoter score or mean, with its interval. */
import type { Chart } from '../chart';
import Component from './CsatGroups.svelte';
import { queryGroups, readGroups, type GroupsOptions, type SatisfactionGroups } from './query';
import { tableOfGroups } from './table';
import { description, title } from './text';

const chart: Chart<SatisfactionGroups, GroupsOptions> = {
  id: 'csat-groups',
  title,
  description,
  needs: ['survey'],
  options: { by: 'segment', measure: 'top2' },
  query: queryGroups,
  read: readGroups,
  count: ({ groups }) => groups.reduce((total, { answered }) => total + answered, 0),
  table: tableOfGroups,
  component: Component,
};

export default chart;
