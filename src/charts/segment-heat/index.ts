/** Owns the heat map of segments' profiles. */
import type { Chart } from '../chart';
import { numericFacts } from '../measure-bins';
import type { MomentsTable } from '../segment-moments';
import { queryHeat, readHeat } from './query';
import Component from './SegmentHeat.svelte';
import { tableOfHeat } from './table';
import { description, nothing, title } from './text';

const chart: Chart<MomentsTable> = {
  id: 'segment-heat',
  title,
  description,
  needs: [],
  lacks: (model) => (numericFacts(model).length === 0 ? nothing : null),
  options: {},
  query: queryHeat,
  read: readHeat,
  count: (data) => data.all.customers,
  table: tableOfHeat,
  byEnergy: 'kwh_12m',
  component: Component,
};

export default chart;
