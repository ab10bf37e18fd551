/** Owns the chart of a numeric fact's distribution. */
import type { Chart } from '../chart';
import { numericFacts } from '../measure-bins';
import Component from './Distribution.svelte';
import { indexDistribution, queryDistribution, readDistribution, type Distribution, type DistributionOptions } from './query';
import { tableOfDistribution } from './table';
import { description, nothing, title } from './text';

const chart: Chart<Distribution, DistributionOptions> = {
  id: 'distribution',
  title,
  description,
  needs: [],
  lacks: (model) => (numericFacts(model).length === 0 ? nothing : null),
  options: { field: 'kwh_12m', scale: 'auto' },
  query: queryDistribution,
  read: readDistribution,
  fromIndex: indexDistribution,
  brush: (_context, _options, { field, edges }) => (field === null ? null : { field: field.name, edges }),
  count: (data) => data.filtered.reduce((sum, count) => sum + count, data.missingFiltered),
  table: tableOfDistribution,
  component: Component,
};

export default chart;
