/** Owns the chart of segment sizes: customers and share of energy. */
import type { Chart, ChartOptions } from '../chart';
import { indexSegmentSizes, querySegmentSizes, readSegmentSizes, type SegmentSizes } from './query';
import SegmentSize from './SegmentSize.svelte';
import { tableOfSegmentSizes } from './table';
import { description, title } from './text';

const chart: Chart<SegmentSizes> = {
  id: 'segment-size',
  title,
  description,
  needs: [],
  options: {} satisfies ChartOptions,
  query: querySegmentSizes,
  read: readSegmentSizes,
  fromIndex: indexSegmentSizes,
  brush: () => ({ field: 'segment' }),
  count: (data) => data.rows.reduce((total, row) => total + row.customers, 0),
  table: tableOfSegmentSizes,
  byEnergy: 'kwh_12m',
  component: SegmentSize,
};

export default chart;
