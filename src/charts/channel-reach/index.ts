/** Owns the chart of what reaches whom. */
import { queryAnswer, readAnswer, type ChannelAnswer, type ChannelOptions } from '../channel-options';
import { lacksChannels } from '../channel-words';
import type { Chart } from '../chart';
import Component from './ChannelReach.svelte';
import { tableOfReach } from './table';
import { description, title } from './text';

const chart: Chart<ChannelAnswer, ChannelOptions> = {
  id: 'channel-reach',
  title,
  description,
  needs: [],
  lacks: lacksChannels,
  options: { kind: 'payment', by: 'segment' },
  query: queryAnswer,
  read: readAnswer,
  count: ({ cross }) => cross.n,
  table: tableOfReach,
  component: Component,
};

export default chart;
