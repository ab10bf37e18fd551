/** Owns the strip of key figures. */
import type { Chart } from '../chart';
import KeyFigures from './KeyFigures.svelte';
import { queryKeyFigures, readKeyFigures, type Figure } from './query';
import { tableOfKeyFigures } from './table';
import { description, title } from './text';

const chart: Chart<readonly Figure[]> = {
  id: 'key-figures',
  title,
  description,
  needs: [],
  options: {},
  query: queryKeyFigures,
  read: readKeyFigures,
  count: (data) => data.find(({ id }) => id === 'customers')?.now.n ?? 0,
  table: tableOfKeyFigures,
  component: KeyFigures,
};

export default chart;
