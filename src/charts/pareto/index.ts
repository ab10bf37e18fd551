/** Owns the hosted Pareto curve: who holds how much of a total, with a brush over the customers. */
import type { Chart } from '../chart';
import { brushOfShares } from './curve-layout';
import { tableOfPareto } from './curve-table';
import ParetoBrush from './ParetoBrush.svelte';
import { additiveFacts, queryParetoCurve, readParetoCurve, type ParetoCurve, type ParetoOptions } from './query';
import { description, nothing, title, tooFew } from './text';

/** A curve of shares says something of several, and its first fifth of five at least. */
const FEWEST = 5;

const chart: Chart<ParetoCurve, ParetoOptions> = {
  id: 'pareto',
  title,
  description,
  needs: [],
  lacks: (model) => (additiveFacts(model).length === 0 ? nothing : model.customers < FEWEST ? tooFew : null),
  options: { field: 'kwh_12m' },
  query: queryParetoCurve,
  read: readParetoCurve,
  brush: (_context, _options, data) => brushOfShares(data),
  count: (data) => data.known,
  table: tableOfPareto,
  component: ParetoBrush,
};

export default chart;
