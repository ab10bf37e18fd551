/** Owns the side-by-side comparison of two to four segments. */
import type { Chart } from '../chart';
import { numericFacts } from '../measure-bins';
import type { MomentsTable } from '../segment-moments';
import { queryCompared, readCompared, type CompareOptions } from './query';
import Component from './SegmentCompare.svelte';
import { tableOfCompared } from './table';
import { description, nothing, title } from './text';

const chart: Chart<MomentsTable, CompareOptions> = {
  id: 'segment-compare',
  title,
  description,
  needs: [],
  lacks: (model) => (numericFacts(model).length === 0 ? nothing : null),
  options: { segments: '' },
  query: queryCompared,
  read: readCompared,
  count: (data) => data.all.customers,
  table: tableOfCompared,
  byEnergy: 'kwh_12m',
  component: Component,
};

export default chart;
