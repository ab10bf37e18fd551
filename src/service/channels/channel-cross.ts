/** Owns the statement that counts customers by group and channel, and what is read from it. */
import type { ResultReader } from '../../lib/result';
import { population, type Filter } from '../../model/filter';
import type { SegmentInfo } from '../../segment/method';
import { ident, sql, type Sql } from '../../sql/sql';
import type { Grouping } from '../grouping';
import { withChannel, type ChannelKind } from './channel-kind';
import { crossTable, type Cross } from './cross';

/** Channels beyond these are put together. */
const MOST_CHANNELS = 8;
const MOST_GROUPS = 40;

export interface ChannelCross {
  /** Null is a missing value. */
  readonly groups: readonly (string | null)[];
  /** The most used first; null are the others together. */
  readonly channels: readonly (string | null)[];
  readonly cross: Cross;
  /** Customers without a channel: not asked, or never in touch. */
  readonly without: number;
}

/** One row a group and channel with customers under the filters: grp, channel, customers; channel NULL for those without one. */
export function queryChannelCross(filters: readonly Filter[], kind: ChannelKind, by: Pick<Grouping, 'id'>): Sql {
  return sql`
WITH
-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(filters)}),
-- one row a customer, with the channel
member AS (${withChannel(kind)})
-- one row a group and channel
SELECT CAST(${ident(by.id)} AS VARCHAR) AS grp, own_channel AS channel, count(*)::INTEGER AS customers
FROM member
GROUP BY ALL
ORDER BY grp NULLS LAST, channel NULLS LAST`;
}

/** Segments in their own order, other groups by size. @param least n below which a group is not told */
export function readChannelCross(
  result: ResultReader,
  by: Pick<Grouping, 'id'>,
  segments: readonly SegmentInfo[],
  least: number,
): ChannelCross {
  const [grp, channel, customers] = [result.texts('grp'), result.texts('channel'), result.numbers('customers')];
  const rows = grp.map((group, i) => ({ group, channel: channel[i] ?? null, n: customers[i] ?? 0 }));
  const used = rows.filter((row) => row.channel !== null);
  const bySize = (of: (row: (typeof rows)[number]) => string | null): (string | null)[] => {
    const sizes = new Map<string | null, number>();
    for (const row of used) sizes.set(of(row), (sizes.get(of(row)) ?? 0) + row.n);
    return [...sizes].sort((a, b) => b[1] - a[1]).map(([key]) => key);
  };
  const found = bySize((row) => row.group);
  const groups =
    by.id === 'segment' ? segments.map(({ key }) => key).filter((key) => found.includes(key)) : found.slice(0, MOST_GROUPS);
  const all = bySize((row) => row.channel);
  const shown = all.length > MOST_CHANNELS ? all.slice(0, MOST_CHANNELS - 1) : all;
  const channels = shown.length < all.length ? [...shown, null] : shown;
  const counts = groups.map((group) =>
    channels.map((one) =>
      used
        .filter((row) => row.group === group && (one === null ? !shown.includes(row.channel) : row.channel === one))
        .reduce((sum, { n }) => sum + n, 0),
    ),
  );
  return {
    ...{ groups, channels, cross: crossTable(counts, least) },
    without: rows.reduce((sum, row) => sum + (row.channel === null ? row.n : 0), 0),
  };
}
