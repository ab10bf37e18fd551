/** Owns the chart of the time that connections take. */
import type { Chart } from '../chart';
import { connectionGroupName } from '../connection-group';
import { durationCells } from '../duration-rows';
import { shareCells } from '../share-rows';
import { roundedCell } from '../table-cells';
import ConnectionTime from './ConnectionTime.svelte';
import { MONTHS, queryConnectionTimes, readConnectionTimes, type ConnectionTimeOptions, type ConnectionTimes } from './query';
import { description, title, words } from './text';

const chart: Chart<ConnectionTimes, ConnectionTimeOptions> = {
  id: 'connection-time',
  title,
  description,
  needs: ['contact', 'opened_at', 'closed_at'],
  options: { by: 'region', measure: 'days', level: '', limits: '' },
  query: queryConnectionTimes,
  read: readConnectionTimes,
  count: ({ groups }) => groups.reduce((sum, { n }) => sum + n, 0),
  table: ({ grouping, groups }, { segments, smallGroup }, locale) => ({
    columns: [
      { text: words.group, numeric: false },
      ...[words.cases, words.open, words.median, words.lo, words.hi, words.p90].map((text) => ({ text, numeric: true })),
      ...[words.n, words.hits, words.shareColumn, words.handed, words.hands].map((text) => ({ text, numeric: true })),
    ],
    rows: groups.map((group) => [
      MONTHS.includes(grouping) ? group.value : connectionGroupName(grouping, group.value, segments, locale),
      ...durationCells(group, smallGroup),
      ...shareCells({ n: group.judged, hits: group.late }, smallGroup).slice(0, 3),
      group.handed,
      group.handed < smallGroup ? null : roundedCell(group.hands, 2),
    ]),
  }),
  component: ConnectionTime,
};

export default chart;
