/** Owns the chart of hand-overs between departments. */
import { valueText } from '../../model/vocabulary';
import type { Chart } from '../chart';
import { lacksStages } from '../lacks-connections';
import { roundedCell } from '../table-cells';
import ConnectionFlow from './ConnectionFlow.svelte';
import { queryHandOvers, readHandOvers, type HandOverOptions, type HandOvers } from './query';
import { description, lacks, title, words } from './text';

const chart: Chart<HandOvers, HandOverOptions> = {
  id: 'connection-flow',
  title,
  description,
  needs: [],
  lacks: (model) => lacksStages(model) ?? (model.roles.includes('department') ? null : lacks),
  options: { view: 'flow' },
  query: queryHandOvers,
  read: readHandOvers,
  count: ({ steps }) => steps.reduce((sum, { times }) => sum + times, 0),
  table: ({ steps }, { smallGroup }, locale) => ({
    columns: [
      ...[words.from, words.to].map((text) => ({ text, numeric: false })),
      ...[words.times, words.waitColumn, words.waitsColumn].map((text) => ({ text, numeric: true })),
    ],
    rows: steps.map(({ from, to, times, wait, waits }) => [
      valueText(from, locale),
      valueText(to, locale),
      times,
      times < smallGroup ? null : roundedCell(wait, 2),
      times < smallGroup ? null : roundedCell(waits, 1),
    ]),
  }),
  component: ConnectionFlow,
};

export default chart;
