/** Owns the chart of how customers move between channels. */
import { queryMoves, readMoves, type Moves } from '../../service/channels/moves';
import { channelName } from '../channel-words';
import type { Chart } from '../chart';
import { percentCell } from '../table-cells';
import Component from './ChannelMoves.svelte';
import { description, title, words } from './text';

const chart: Chart<Moves> = {
  id: 'channel-moves',
  title,
  description,
  needs: ['contact', 'ticket_channel', 'opened_at', 'customer_id'],
  options: {},
  query: ({ filters }) => queryMoves(filters),
  read: (result, { smallGroup }) => readMoves(result, smallGroup),
  count: ({ n }) => n,
  table: (data, { smallGroup }, locale) => ({
    columns: [
      ...[words.from, words.to].map((text) => ({ text, numeric: false })),
      ...[words.customers, words.shareColumn].map((text) => ({ text, numeric: true })),
    ],
    rows: data.channels.flatMap((from, r) => {
      const size = (data.counts[r] ?? []).reduce((sum, n) => sum + n, 0);
      return data.channels.map((to, c) => {
        const n = data.counts[r]?.[c] ?? 0;
        const told = size >= smallGroup;
        return [channelName(from, locale), channelName(to, locale), told ? n : null, told ? percentCell(n / size) : null];
      });
    }),
  }),
  component: Component,
};

export default chart;
