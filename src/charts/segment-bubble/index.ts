/** Owns the chart of value × satisfaction. */
import type { Chart } from '../chart';
import { indexBubbles, queryBubbles, readBubbles, TOP2_FACT, valueFacts, type BubbleOptions, type Bubbles } from './query';
import Component from './SegmentBubble.svelte';
import { tableOfBubbles } from './table';
import { description, nothing, title } from './text';

const chart: Chart<Bubbles, BubbleOptions> = {
  id: 'segment-bubble',
  title,
  description,
  needs: [TOP2_FACT],
  lacks: (model) => (valueFacts(model).length === 0 ? nothing : null),
  options: { field: 'kwh_12m' },
  query: queryBubbles,
  read: readBubbles,
  fromIndex: indexBubbles,
  brush: () => ({ field: 'segment' }),
  count: (data) => data.rows.reduce((total, { answered }) => total + answered, 0),
  table: tableOfBubbles,
  byEnergy: 'kwh_12m',
  component: Component,
};

export default chart;
