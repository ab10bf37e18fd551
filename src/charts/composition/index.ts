/** Owns the chart of the customers' composition: nested boxes that can be enlarged and chosen. */
import type { Chart } from '../chart';
import Component from './Composition.svelte';
import {
  indexComposition,
  levelsOf,
  queryComposition,
  readComposition,
  type Composition,
  type CompositionOptions,
} from './query';
import { tableOfComposition } from './table';
import { description, title } from './text';

const chart: Chart<Composition, CompositionOptions> = {
  id: 'composition',
  title,
  description,
  needs: [],
  options: { first: 'auto', second: 'auto', third: 'auto', size: 'auto', focus: '' },
  query: queryComposition,
  read: readComposition,
  fromIndex: indexComposition,
  brush: ({ model }, options) => ({ field: levelsOf(model, options)[0] ?? 'segment' }),
  count: (data) => data.rows.reduce((sum, { customers }) => sum + customers, 0),
  table: tableOfComposition,
  component: Component,
};

export default chart;
