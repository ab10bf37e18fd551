/** Owns the chart of the monthly trend by segment. */
import { describeNeed } from '../../model/needs';
import type { Chart } from '../chart';
import { queryTrend, readTrend, type Trend, type TrendOptions } from './query';
import { tableOfTrend } from './table';
import { description, noWholeMonth, title } from './text';
import Component from './Trend.svelte';

const chart: Chart<Trend, TrendOptions> = {
  id: 'trend',
  title,
  description,
  needs: [],
  lacks: (model) => (model.completeMonths ? null : model.slotsPerDay > 0 ? noWholeMonth : describeNeed('usage').howTo),
  options: { measure: 'energy', mode: 'lines', yearOnYear: false },
  query: queryTrend,
  read: readTrend,
  count: (data) => data.series.reduce((sum, { points }) => sum + Math.max(0, ...points.map((point) => point?.customers ?? 0)), 0),
  table: tableOfTrend,
  byEnergy: 'kwh_12m',
  component: Component,
};

export default chart;
