/** Owns the chart of the monthly trend by segment. */
import type { Text } from '../../lib/text';
import type { ModelInfo } from '../../model/model-info';
import { describeNeed } from '../../model/needs';
import { holdsWholeMonth } from '../../model/usage-window';
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
  lacks,
  options: { measure: 'energy', mode: 'lines', yearOnYear: false },
  query: queryTrend,
  read: readTrend,
  count: (data) => data.series.reduce((sum, { points }) => sum + Math.max(0, ...points.map((point) => point?.customers ?? 0)), 0),
  table: tableOfTrend,
  byEnergy: 'kwh_12m',
  component: Component,
};

export default chart;

function lacks({ completeMonths, slotsPerDay, period }: ModelInfo): Text | null {
  if (completeMonths) return null;
  return slotsPerDay > 0 && period !== null && !holdsWholeMonth(period) ? noWholeMonth : describeNeed('usage').howTo;
}
