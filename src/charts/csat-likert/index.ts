/** Owns the chart of answers from dissatisfied to satisfied, by question or by group. */
import type { Chart } from '../chart';
import Component from './CsatLikert.svelte';
import { queryLikert, readLikert, type Likert, type LikertOptions } from './query';
import { tableOfLikert } from './table';
import { description, title } from './text';

const chart: Chart<Likert, LikertOptions> = {
  id: 'csat-likert',
  title,
  description,
  needs: ['survey_item'],
  options: { by: 'segment', item: 'all' },
  query: queryLikert,
  read: readLikert,
  count: ({ rows }) => rows.reduce((total, { answered }) => total + answered, 0),
  table: tableOfLikert,
  component: Component,
};

export default chart;
