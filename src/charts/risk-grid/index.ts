/** Owns the chart of value against risk. */
import type { Chart } from '../chart';
import { OPTIONS, queryRiskGrid, readRiskGrid, type GridOptions, type RiskGridData } from './query';
import RiskGrid from './RiskGrid.svelte';
import { tableOfRiskGrid } from './table';
import { description, title } from './text';

const chart: Chart<RiskGridData, GridOptions> = {
  id: 'risk-grid',
  title,
  description,
  needs: [],
  options: OPTIONS,
  query: queryRiskGrid,
  read: readRiskGrid,
  count: (data) => data.whole.customers,
  table: tableOfRiskGrid,
  component: RiskGrid,
};

export default chart;
