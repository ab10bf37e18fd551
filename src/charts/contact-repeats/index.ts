/** Owns the chart of repeat contacts. */
import { groupName } from '../../service/grouping';
import type { Chart } from '../chart';
import { shareCells } from '../share-rows';
import ContactRepeats from './ContactRepeats.svelte';
import { queryRepeatGroups, readRepeats, type RepeatOptions, type Repeats } from './query';
import { description, title, words } from './text';

const chart: Chart<Repeats, RepeatOptions> = {
  id: 'contact-repeats',
  title,
  description,
  needs: ['contact', 'customer_id', 'opened_at'],
  options: { by: 'ticket_channel', days: 14, same: 'type' },
  query: queryRepeatGroups,
  read: readRepeats,
  count: ({ groups }) => groups.reduce((sum, { n }) => sum + n, 0),
  table: ({ grouping, groups }, { segments, smallGroup }, locale) => ({
    columns: [
      { text: words.group, numeric: false },
      ...[words.n, words.hits, words.shareColumn, words.lo, words.hi].map((text) => ({ text, numeric: true })),
    ],
    rows: groups.map(({ value, n, again }) => [
      groupName(grouping, value, segments, locale),
      ...shareCells({ n, hits: again }, smallGroup),
    ]),
  }),
  component: ContactRepeats,
};

export default chart;
