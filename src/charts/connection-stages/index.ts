/** Owns the chart of the timeline of connections. */
import { valueText } from '../../model/vocabulary';
import type { Chart } from '../chart';
import { connectionGroupName } from '../connection-group';
import { durationCells } from '../duration-rows';
import { lacksStages } from '../lacks-connections';
import { roundedCell } from '../table-cells';
import ConnectionStages from './ConnectionStages.svelte';
import { queryStages, readStages, type Stages, type StagesOptions } from './query';
import { description, title, words } from './text';

const chart: Chart<Stages, StagesOptions> = {
  id: 'connection-stages',
  title,
  description,
  needs: [],
  lacks: lacksStages,
  options: { by: 'level' },
  query: queryStages,
  read: readStages,
  count: ({ groups }) => groups.reduce((sum, { cases }) => sum + cases, 0),
  table: ({ grouping, groups }, { segments, smallGroup }, locale) => ({
    columns: [
      ...[words.group, words.stage].map((text) => ({ text, numeric: false })),
      ...[words.n, words.open, words.medianColumn, words.lo, words.hi, words.p90Column, words.waitColumn].map((text) => ({
        text,
        numeric: true,
      })),
    ],
    rows: groups.flatMap((group) =>
      group.stages.map((stage) => [
        connectionGroupName(grouping, group.value, segments, locale),
        valueText(stage.stage, locale),
        ...durationCells(stage, smallGroup),
        stage.n < smallGroup ? null : roundedCell(stage.wait, 2),
      ]),
    ),
  }),
  component: ConnectionStages,
};

export default chart;
