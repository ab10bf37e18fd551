/** Owns the statement behind contacts by weekday and hour. */
import type { ResultReader } from '../../lib/result';
import { contactsUnder } from '../../service/contacts-under';
import { sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';

export interface HoursOptions extends Record<string, string> {
  readonly kind: 'all' | 'complaint';
  /** A channel as in the data; empty for all. */
  readonly channel: string;
}

export interface ContactHours {
  /** By weekday (Monday first) and hour: place 24 · day + hour. */
  readonly counts: Float64Array;
  /** Weeks that the contacts cover, at least 1/7. */
  readonly weeks: number;
  /** In the data, most used first. */
  readonly channels: readonly string[];
}

/** One row a weekday (1 Monday … 7) and hour with contacts; `weeks` and `channels` in each. Connections count too: somebody takes them in. */
export function queryContactHours({ filters }: ChartContext, { kind, channel }: HoursOptions): Sql {
  const only = sql`c.hour IS NOT NULL${kind === 'complaint' ? sql` AND c.is_complaint` : sql``}${channel === '' ? sql`` : sql` AND c.ticket_channel = ${channel}`}`;
  return sql`
WITH
${contactsUnder(filters, null, only)},
-- one row a channel of all contacts
channel_count AS (SELECT ticket_channel, count(*) AS n FROM contact WHERE ticket_channel IS NOT NULL GROUP BY ticket_channel)
SELECT
  weekday, hour, count(*)::INTEGER AS contacts,
  (SELECT greatest(1, datediff('day', min(opened_at), max(opened_at)) + 1) / 7.0 FROM contact)::DOUBLE AS weeks,
  (SELECT string_agg(ticket_channel, chr(31) ORDER BY n DESC, ticket_channel) FROM channel_count) AS channels
FROM member_contact
GROUP BY weekday, hour
ORDER BY weekday, hour`;
}

export function readContactHours(result: ResultReader): ContactHours {
  const [weekday, hour, contacts] = [result.numbers('weekday'), result.numbers('hour'), result.numbers('contacts')];
  const counts = new Float64Array(7 * 24);
  for (let i = 0; i < result.rowCount; i++) counts[24 * ((weekday[i] ?? 1) - 1) + (hour[i] ?? 0)] = contacts[i] ?? 0;
  const channels = result.texts('channels')[0] ?? null;
  return { counts, weeks: result.numbers('weeks')[0] ?? NaN, channels: channels === null ? [] : channels.split('\u001f') };
}
