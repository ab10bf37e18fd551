/** Owns the two channels of a customer: the one by which the bill is paid, and the one by which he or she gets in touch. */
import type { Text } from '../../lib/text';
import { eventFilter } from '../../model/event-filter';
import type { Filter } from '../../model/filter';
import { factField, type ModelInfo } from '../../model/model-info';
import { sql, type Sql } from '../../sql/sql';

export type ChannelKind = 'payment' | 'contact';

export const KINDS: Readonly<Record<ChannelKind, Text>> = {
  payment: { en: 'Payment', zh: '缴费渠道' },
  contact: { en: 'Contact', zh: '联系渠道' },
};

/** Those that the data knows. */
export function channelKinds(model: ModelInfo): ChannelKind[] {
  const kinds: ChannelKind[] = [];
  if (factField(model, 'channel') !== undefined) kinds.push('payment');
  if (model.roles.includes('ticket_channel') && (model.rows['contact'] ?? model.rows['ticket'] ?? 0) > 0) kinds.push('contact');
  return kinds;
}

/** The one asked for where the data has it, else the other; 'payment' where it has none, so that there is a statement to show. */
export function shownKind(model: ModelInfo, kind: string): ChannelKind {
  const kinds = channelKinds(model);
  return kinds.find((known) => known === kind) ?? kinds[0] ?? 'payment';
}

export const LACKS_CHANNELS: Text = {
  en: 'No column says which channel customers use. Add a payment channel to the customer file (缴费渠道) or a channel to the tickets (受理渠道), or say on the Data page which column it is.',
  zh: '数据中没有渠道信息。请在客户档案中增加“缴费渠道”，或在工单中增加“受理渠道”等列，或在“数据”页指定对应的列。',
};

/** SELECT of the CTE `population` with `own_channel`, one row a customer: the payment channel, or the one of most of the contacts (of equals the latest). */
export function withChannel(kind: ChannelKind): Sql {
  if (kind === 'payment') return sql`SELECT *, CAST(channel AS VARCHAR) AS own_channel FROM population`;
  return sql`
  SELECT p.*, m.own_channel
  FROM population p LEFT JOIN (
    SELECT customer_id, first(ticket_channel ORDER BY n DESC, latest DESC NULLS LAST, ticket_channel) AS own_channel
    FROM (SELECT customer_id, CAST(ticket_channel AS VARCHAR) AS ticket_channel, count(*) AS n, max(opened_at) AS latest FROM contact WHERE ticket_channel IS NOT NULL GROUP BY ALL)
    GROUP BY customer_id
  ) m ON m.customer_id = p.customer_id`;
}

/** Customers of a channel: those who pay by it, or those who got in touch by it at least once. */
export function channelFilter(kind: ChannelKind, channel: string): Filter {
  return kind === 'payment'
    ? { kind: 'in', field: 'channel', values: [channel] }
    : eventFilter('contact', { en: 'Contact channel', zh: '联系渠道' }, { column: 'ticket_channel', values: [channel] });
}
