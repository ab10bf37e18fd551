/** Owns the chart of how well points tell those to whom it happens from the others. */
import type { Chart } from '../chart';
import { OPTIONS, queryLift, readLift, type LiftData, type LiftOptions } from './query';
import RiskLift from './RiskLift.svelte';
import { tableOfLift } from './table';
import { description, title } from './text';

const chart: Chart<LiftData, LiftOptions> = {
  id: 'risk-lift',
  title,
  description,
  needs: [],
  options: OPTIONS,
  query: queryLift,
  read: readLift,
  count: (data) => (data.question.outcome === null ? 1 : data.n),
  table: tableOfLift,
  component: RiskLift,
};

export default chart;
