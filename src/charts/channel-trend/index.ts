/** Owns the chart of the months of contact channels. */
import { channelName } from '../channel-words';
import type { Chart } from '../chart';
import { percentCell } from '../table-cells';
import Component from './ChannelTrend.svelte';
import { monthTotals, queryChannelMonths, readChannelMonths, type ChannelMonths } from './query';
import { description, title, words } from './text';

const chart: Chart<ChannelMonths> = {
  id: 'channel-trend',
  title,
  description,
  needs: ['contact', 'ticket_channel', 'opened_at'],
  options: {},
  query: queryChannelMonths,
  read: readChannelMonths,
  count: (data) => monthTotals(data).reduce((sum, n) => sum + n, 0),
  table: (data, { smallGroup }, locale) => {
    const totals = monthTotals(data);
    return {
      columns: [
        { text: words.month, numeric: false },
        { text: words.channel, numeric: false },
        ...[words.contacts, words.share].map((text) => ({ text, numeric: true })),
      ],
      rows: data.months.flatMap((month, i) =>
        data.channels.map(({ channel, counts }) => {
          const total = totals[i] ?? 0;
          const count = counts[i] ?? 0;
          return [month.slice(0, 7), channelName(channel, locale), count, total < smallGroup ? null : percentCell(count / total)];
        }),
      ),
    };
  },
  component: Component,
};

export default chart;
