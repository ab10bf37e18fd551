/** Owns the chart of how often what a risk warns of really happened. */
import type { Chart } from '../chart';
import { allScores, OPTIONS, queryCalibration, readCalibration, type Calibration, type CalibrationOptions } from './query';
import RiskCalibration from './RiskCalibration.svelte';
import { tableOfCalibration } from './table';
import { description, title } from './text';

const chart: Chart<Calibration, CalibrationOptions> = {
  id: 'risk-calibration',
  title,
  description,
  needs: [],
  options: OPTIONS,
  query: queryCalibration,
  read: readCalibration,
  count: (data) => (data.question.outcome === null ? 1 : allScores(data).reduce((sum, { n }) => sum + n, 0)),
  table: tableOfCalibration,
  component: RiskCalibration,
};

export default chart;
