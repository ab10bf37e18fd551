/** Owns the chart of the time to respond to contacts and to close them. */
import { lacksTimes } from '../../service/closing';
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
  needs: ['contact', 'opened_at'],
  lacks: lacksTimes,
  options: { by: 'ticket_channel', step: 'close', measure: 'time', kind: 'all', limits: '', responseHours: '' },
  query: queryContactClosing,
  read: readContactClosing,
  count: ({ groups }) => groups.reduce((sum, { n }) => sum + n, 0),
  table: ({ step, grouping, groups }, { segments, smallGroup }, locale) => ({
    columns: [
      { text: words[step].group, numeric: false },
      ...(['contacts', 'open', 'median', 'lo', 'hi', 'p90', 'n', 'hits', 'shareColumn'] as const).map((name) => ({
        text: words[step][name],
        numeric: true,
      })),
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
