/** Owns the chart of follow-ups after contacts. */
import { groupName } from '../../service/grouping';
import type { Chart } from '../chart';
import { shareCells } from '../share-rows';
import Component from './FollowUp.svelte';
import { queryFollowGroups, readFollowGroups, type FollowAnswer, type FollowOptions } from './query';
import { description, title, words } from './text';

const chart: Chart<FollowAnswer, FollowOptions> = {
  id: 'follow-up',
  title,
  description,
  needs: ['contact', 'customer_id', 'closed_at'],
  options: { by: 'segment', days: 30 },
  query: queryFollowGroups,
  read: readFollowGroups,
  count: ({ groups }) => groups.reduce((sum, { n }) => sum + n, 0),
  table: ({ grouping, groups }, { segments, smallGroup }, locale) => ({
    columns: [
      { text: words.group, numeric: false },
      ...[words.n, words.hits, words.shareColumn, words.lo, words.hi].map((text) => ({ text, numeric: true })),
    ],
    rows: groups.map(({ value, n, reached }) => [
      groupName(grouping, value, segments, locale),
      ...shareCells({ n, hits: reached }, smallGroup),
    ]),
  }),
  component: Component,
};

export default chart;
