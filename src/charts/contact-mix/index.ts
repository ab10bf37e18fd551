/** Owns the chart of contacts by group. */
import type { Chart } from '../chart';
import { percentCell, roundedCell } from '../table-cells';
import ContactMixChart from './ContactMix.svelte';
import { queryContactMix, readContactMix, type ContactMix, type ContactMixOptions } from './query';
import { mixRows } from './rows';
import { description, title, words } from './text';

const chart: Chart<ContactMix, ContactMixOptions> = {
  id: 'contact-mix',
  title,
  description,
  needs: ['contact'],
  options: { by: 'type', kind: 'all' },
  query: queryContactMix,
  read: readContactMix,
  count: ({ groups }) => groups.reduce((sum, { contacts }) => sum + contacts, 0),
  table: (data, context, locale) => ({
    columns: [
      { text: words.group, numeric: false },
      ...[words.contacts, words.shareColumn, words.sumColumn, words.complaints, words.customers, words.unknownColumn].map(
        (text) => ({ text, numeric: true }),
      ),
    ],
    rows: mixRows(data, context, locale).map((row) => [
      row.name,
      row.contacts,
      percentCell(row.share),
      percentCell(row.sum),
      row.complaints,
      roundedCell(row.customers, 0),
      row.unknown,
    ]),
  }),
  component: ContactMixChart,
};

export default chart;
