/** Owns the chart of the distribution of times to close, or to respond. */
import { lacksTimes } from '../../service/closing';
import type { Chart } from '../chart';
import { percentCell } from '../table-cells';
import { binName, binShares } from './bins';
import ContactAges from './ContactAges.svelte';
import { queryAges, readAges, type AgeBin, type AgeOptions } from './query';
import { description, title, words } from './text';

const chart: Chart<readonly AgeBin[], AgeOptions> = {
  id: 'contact-ages',
  title,
  description,
  needs: ['contact', 'opened_at'],
  lacks: lacksTimes,
  options: { step: 'close', view: 'closed', kind: 'all', limits: '', responseHours: '' },
  query: queryAges,
  read: readAges,
  count: (bins) => bins.reduce((sum, { contacts }) => sum + contacts, 0),
  table: (bins, _, locale) => ({
    columns: [
      { text: words.bin, numeric: false },
      ...[words.contacts, words.shareColumn, words.sumColumn, words.late].map((text) => ({ text, numeric: true })),
    ],
    rows: binShares(bins).map(({ bin, share, sum }) => [
      binName(bin, locale),
      bin.contacts,
      percentCell(share),
      percentCell(sum),
      bin.late,
    ]),
  }),
  component: ContactAges,
};

export default chart;
