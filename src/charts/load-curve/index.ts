/** Owns the chart of load curves by segment: mean and P10–P90 of customers over the day, and the brush over hours of the peak. */
import type { Chart } from '../chart';
import LoadCurve from './LoadCurve.svelte';
import { indexLoadCurves, peakHours, queryLoadCurves, readLoadCurves, type LoadCurveOptions, type SegmentCurve } from './query';
import { tableOfLoadCurves } from './table';
import { description, title } from './text';

const chart: Chart<readonly SegmentCurve[], LoadCurveOptions> = {
  id: 'load-curve',
  title,
  description,
  needs: ['peak_hour'],
  options: { dayType: 'all', scale: 'auto' },
  query: queryLoadCurves,
  read: readLoadCurves,
  fromIndex: indexLoadCurves,
  isRough: true,
  brush: ({ model }) => peakHours(model.slotsPerDay),
  count: (data) => data.reduce((total, curve) => total + curve.customers, 0),
  table: tableOfLoadCurves,
  byEnergy: 'mean_kw',
  component: LoadCurve,
};

export default chart;
