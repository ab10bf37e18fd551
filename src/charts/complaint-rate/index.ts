/** Owns the chart of complaints per 10,000 customers. */
import type { Chart } from '../chart';
import { roundedCell } from '../table-cells';
import ComplaintRate from './ComplaintRate.svelte';
import { queryRates, readRates, type ComplaintRateOptions, type RateData } from './query';
import { rateRows } from './rows';
import { description, title, words } from './text';

const chart: Chart<RateData, ComplaintRateOptions> = {
  id: 'complaint-rate',
  title,
  description,
  needs: ['contact', 'type', 'opened_at'],
  options: { by: 'region' },
  query: queryRates,
  read: readRates,
  count: ({ rates }) => rates.groups.reduce((sum, { customers }) => sum + customers, 0),
  table: (data, context, locale) => ({
    columns: [
      { text: words.group, numeric: false },
      ...[words.customers, words.complaints, words.complainers, words.rate, words.lo, words.hi, words.ratio, words.p].map(
        (text) => ({ text, numeric: true }),
      ),
    ],
    rows: rateRows(data, context, locale).map(({ group, name, isHidden }) =>
      isHidden
        ? [name, group.customers, null, null, null, null, null, null, null]
        : [
            name,
            group.customers,
            group.complaints,
            group.complainers,
            ...[group.rate, ...group.interval].map((value) => roundedCell(value, 1)),
            Number.isFinite(group.p) ? roundedCell(group.ratio, 2) : null,
            roundedCell(group.p, 4),
          ],
    ),
  }),
  component: ComplaintRate,
};

export default chart;
