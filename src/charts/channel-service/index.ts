/** Owns the chart of how channels serve. */
import { queryChannelService, readChannelService, type ChannelService } from '../../service/channels/channel-service';
import { channelName } from '../channel-words';
import type { Chart } from '../chart';
import { percentCell, roundedCell } from '../table-cells';
import Component from './ChannelService.svelte';
import { description, heads, title, words } from './text';

const chart: Chart<readonly ChannelService[]> = {
  id: 'channel-service',
  title,
  description,
  needs: ['contact', 'ticket_channel', 'opened_at'],
  options: {},
  query: ({ filters, smallGroup }) => queryChannelService(filters, smallGroup),
  read: readChannelService,
  count: (data) => data.reduce((sum, { contacts }) => sum + contacts, 0),
  table: (data, { smallGroup }, locale) => ({
    columns: [
      { text: words.channel, numeric: false },
      ...[
        heads.contacts,
        words.customers,
        words.medianColumn,
        words.p90Column,
        words.watched,
        words.againColumn,
        words.answered,
      ].map((text) => ({ text, numeric: true })),
      ...[words.contentColumn, heads.slow, words.months].map((text) => ({ text, numeric: true })),
    ],
    rows: data.map(({ channel, contacts, customers, hours, watched, again, answered, top2, months, slowMonths }) => [
      channelName(channel, locale),
      contacts,
      customers,
      hours.n < smallGroup ? null : roundedCell(hours.median, 2),
      hours.n < smallGroup ? null : roundedCell(hours.p90, 2),
      watched,
      watched < smallGroup ? null : percentCell(again / watched),
      answered,
      answered < smallGroup ? null : percentCell(top2 / answered),
      slowMonths,
      months,
    ]),
  }),
  component: Component,
};

export default chart;
