/** Owns the chart of the time to close contacts. */
import { groupName } from '../../service/grouping';
import type { Chart } from '../chart';
import { durationCells } from '../duration-rows';
import { shareCells } from '../share-rows';
import ContactClosing from './ContactClosing.svelte';
import { queryContactClosing, readContactClosing, type Closing, type ClosingOptions } from './query';
import { description, title, words } from './text';

const chart: Chart<Closing, ClosingOptions> = {
  id: 'contact-closing',
  title,
  description,
  needs: ['contact', 'opened_at', 'closed_at'],
  options: { by: 'ticket_channel', measure: 'time', kind: 'all', limits: '' },
  query: queryContactClosing,
  read: readContactClosing,
  count: ({ groups }) => groups.reduce((sum, { n }) => sum + n, 0),
  table: ({ grouping, groups }, { segments, smallGroup }, locale) => ({
    columns: [
      { text: words.group, numeric: false },
      ...[words.contacts, words.open, words.median, words.lo, words.hi, words.p90, words.n, words.hits, words.shareColumn].map(
        (text) => ({ text, numeric: true }),
      ),
    ],
    rows: groups.map((group) => [
      groupName(grouping, group.value, segments, locale),
      ...durationCells(group, smallGroup),
      ...shareCells({ n: group.judged, hits: group.kept }, smallGroup).slice(0, 3),
    ]),
  }),
  component: ContactClosing,
};

export default chart;
