/** Owns the chart of the age of contracts by payment channel. */
import type { Chart } from '../chart';
import { channelName } from '../channel-words';
import { roundedCell } from '../table-cells';
import Component from './ChannelAge.svelte';
import { queryChannelAges, readChannelAges, type ChannelAge } from './query';
import { description, title, words } from './text';

const chart: Chart<readonly ChannelAge[]> = {
  id: 'channel-age',
  title,
  description,
  needs: ['channel', 'contract_years'],
  options: {},
  query: queryChannelAges,
  read: readChannelAges,
  count: (data) => data.reduce((sum, { n }) => sum + n, 0),
  table: (data, { smallGroup }, locale) => ({
    columns: [
      { text: words.channel, numeric: false },
      ...[words.n, words.median, words.lo, words.hi].map((text) => ({ text, numeric: true })),
    ],
    rows: data.map(({ channel, n, median, lo, hi }) => [
      channelName(channel, locale),
      n,
      ...[median, lo, hi].map((value) => (n < smallGroup ? null : roundedCell(value, 2))),
    ]),
  }),
  component: Component,
};

export default chart;
