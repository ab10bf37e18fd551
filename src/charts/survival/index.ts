/** Owns the chart of how long customers stay. */
import { ageFact, noAge } from '../../service/age';
import type { Chart } from '../chart';
import { querySurvival, readSurvival, type Survival, type SurvivalOptions } from './query';
import SurvivalCurves from './SurvivalCurves.svelte';
import { tableOfSurvival } from './table';
import { description, title } from './text';

const chart: Chart<Survival, SurvivalOptions> = {
  id: 'survival',
  title,
  description,
  needs: [],
  lacks: (model) => (ageFact(model) === null ? noAge : null),
  options: { left: '', by: '' },
  query: querySurvival,
  read: readSurvival,
  count: (data) => (data.left === null ? 1 : data.groups.reduce((sum, { customers }) => sum + customers, 0)),
  table: tableOfSurvival,
  component: SurvivalCurves,
};

export default chart;
