/** Owns the chart of one measure's distribution in every segment. */
import type { Chart } from '../chart';
import { numericFacts, type MeasureOptions } from '../measure-bins';
import { querySpreads, readSpreads, type Spreads } from './query';
import Component from './SegmentSpread.svelte';
import { tableOfSpreads } from './table';
import { description, nothing, title } from './text';

const chart: Chart<Spreads, MeasureOptions> = {
  id: 'segment-spread',
  title,
  description,
  needs: [],
  lacks: (model) => (numericFacts(model).length === 0 ? nothing : null),
  options: { field: 'kwh_12m', scale: 'auto' },
  query: querySpreads,
  read: readSpreads,
  count: (data) => data.rows.reduce((total, { known, missing }) => total + known + missing, 0),
  table: tableOfSpreads,
  component: Component,
};

export default chart;
