/** Owns the chart of customers with many interruptions. */
import type { OutageChoice } from '../../service/reliability/outage-choice';
import { USUAL_OUTAGES } from '../../service/reliability/outage-choice';
import type { Chart } from '../chart';
import { percentCell, roundedCell } from '../table-cells';
import Component from './OutageCemi.svelte';
import { queryCemi, readCemi, type Cemi } from './query';
import { description, title, words } from './text';

const chart: Chart<Cemi, OutageChoice> = {
  id: 'outage-cemi',
  title,
  description,
  needs: ['outage_minutes_12m'],
  options: USUAL_OUTAGES,
  query: queryCemi,
  read: readCemi,
  count: (data) => data.served,
  table: ({ served, steps }, { smallGroup }) => ({
    columns: [words.times, words.customers, words.share, words.eachColumn].map((text) => ({ text, numeric: true })),
    rows: steps
      .filter(({ customers }) => customers >= smallGroup)
      .map(({ times, customers, minutes }) => [
        times,
        customers,
        percentCell(customers / served),
        roundedCell(minutes / customers, 1),
      ]),
  }),
  component: Component,
};

export default chart;
