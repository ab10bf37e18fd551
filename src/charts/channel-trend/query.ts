/** Owns the statement behind the months of contact channels. */
import type { ResultReader } from '../../lib/result';
import { CLOSABLE } from '../../service/closing';
import { contactsUnder } from '../../service/contacts-under';
import { BY_CHANNEL } from '../../service/channels/channel-service';
import { sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';

export interface ChannelMonths {
  /** First days of the months from the first to the last with contacts, none left out. */
  readonly months: readonly string[];
  /** The most used first; `counts[month]`. */
  readonly channels: readonly { readonly channel: string; readonly counts: readonly number[] }[];
}

/** One row a month and channel, by month: month (yyyy-MM-dd), channel, contacts. Connections and what has no channel are left out. */
export function queryChannelMonths({ filters }: Pick<ChartContext, 'filters'>): Sql {
  return sql`
WITH
${contactsUnder(filters, BY_CHANNEL, CLOSABLE)}
-- one row a month and channel
SELECT strftime(date_trunc('month', opened_at), '%Y-%m-%d') AS month, grp AS channel, count(*)::INTEGER AS contacts
FROM member_contact
WHERE grp IS NOT NULL
GROUP BY ALL
ORDER BY month, channel`;
}

export function readChannelMonths(result: ResultReader): ChannelMonths {
  const [month, channel, contacts] = [result.texts('month'), result.texts('channel'), result.numbers('contacts')];
  const months = monthsBetween(month[0] ?? null, month[month.length - 1] ?? null);
  const byChannel = new Map<string, number[]>();
  channel.forEach((name, i) => {
    const counts = byChannel.get(name ?? '') ?? months.map(() => 0);
    const at = months.indexOf(month[i] ?? '');
    if (at >= 0) counts[at] = contacts[i] ?? 0;
    byChannel.set(name ?? '', counts);
  });
  const sum = (counts: readonly number[]): number => counts.reduce((total, n) => total + n, 0);
  const channels = [...byChannel]
    .map(([name, counts]) => ({ channel: name, counts }))
    .sort((a, b) => sum(b.counts) - sum(a.counts));
  return { months, channels };
}

function monthsBetween(first: string | null, last: string | null): string[] {
  if (first === null || last === null) return [];
  const count = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  return Array.from({ length: count(last) - count(first) + 1 }, (_, i) => {
    const at = count(first) + i;
    return `${String(Math.floor(at / 12))}-${String((at % 12) + 1).padStart(2, '0')}-01`;
  });
}

/** Contacts of a month, all channels together. */
export function monthTotals({ months, channels }: ChannelMonths): number[] {
  return months.map((_, i) => channels.reduce((sum, { counts }) => sum + (counts[i] ?? 0), 0));
}
