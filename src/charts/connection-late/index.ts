/** Owns the chart of the breach rate of connections by level and stage. */
import type { Chart } from '../chart';
import { shareCells } from '../share-rows';
import ConnectionLate from './ConnectionLate.svelte';
import { stageName } from './names';
import { queryLate, readLate, type LateOptions, type LateStage } from './query';
import { description, title, words } from './text';

const chart: Chart<readonly LateStage[], LateOptions> = {
  id: 'connection-late',
  title,
  description,
  needs: ['contact', 'opened_at', 'closed_at'],
  options: { limits: '' },
  query: queryLate,
  read: readLate,
  count: (rows) => rows.reduce((sum, { judged, open }) => sum + judged + open, 0),
  table: (rows, { smallGroup }, locale) => ({
    columns: [
      { text: words.stage, numeric: false },
      ...[words.limit, words.n, words.hits, words.shareColumn, words.lo, words.hi, words.open].map((text) => ({
        text,
        numeric: true,
      })),
    ],
    rows: rows.map((one) => [
      stageName(one, locale),
      one.limitDays,
      ...shareCells({ n: one.judged, hits: one.late }, smallGroup),
      one.open,
    ]),
  }),
  component: ConnectionLate,
};

export default chart;
