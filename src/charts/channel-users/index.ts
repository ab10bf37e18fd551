/** Owns the chart of who uses which channel. */
import { queryAnswer, readAnswer, type ChannelAnswer, type ChannelOptions } from '../channel-options';
import { lacksChannels } from '../channel-words';
import type { Chart } from '../chart';
import Component from './ChannelUsers.svelte';
import { tableOfUsers } from './table';
import { description, title } from './text';

const chart: Chart<ChannelAnswer, ChannelOptions> = {
  id: 'channel-users',
  title,
  description,
  needs: [],
  lacks: lacksChannels,
  options: { kind: 'payment', by: 'segment' },
  query: queryAnswer,
  read: readAnswer,
  count: ({ cross }) => cross.n,
  table: (data, context, locale) => tableOfUsers(data, data.by, context, locale),
  component: Component,
};

export default chart;
