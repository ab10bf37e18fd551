/** Owns the chart of retention by year of contract. */
import { ageFact, noAge } from '../../service/age';
import type { Chart } from '../chart';
import { queryRetention, readRetention, type Retention, type RetentionOptions } from './query';
import RetentionRows from './RetentionRows.svelte';
import { tableOfRetention } from './table';
import { description, title } from './text';

const chart: Chart<Retention, RetentionOptions> = {
  id: 'retention',
  title,
  description,
  needs: [],
  lacks: (model) => (ageFact(model) === null ? noAge : null),
  options: { left: '' },
  query: queryRetention,
  read: readRetention,
  count: (data) => data.groups.reduce((sum, { customers }) => sum + customers, 0),
  table: tableOfRetention,
  component: RetentionRows,
};

export default chart;
