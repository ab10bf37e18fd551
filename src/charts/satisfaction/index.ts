/** Owns the chart of satisfaction by segment: top-2 share with its interval. */
import type { Chart } from '../chart';
import { indexSatisfaction, querySatisfaction, readSatisfaction, TOP2_FACT, type SegmentAnswers } from './query';
import Satisfaction from './Satisfaction.svelte';
import { tableOfSatisfaction } from './table';
import { description, title } from './text';

const chart: Chart<readonly SegmentAnswers[]> = {
  id: 'satisfaction',
  title,
  description,
  needs: [TOP2_FACT],
  options: {},
  query: querySatisfaction,
  read: readSatisfaction,
  fromIndex: indexSatisfaction,
  brush: () => ({ field: 'segment' }),
  count: (data) => data.reduce((total, row) => total + row.answered, 0),
  table: tableOfSatisfaction,
  component: Satisfaction,
};

export default chart;
