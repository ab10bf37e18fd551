/** Owns how customers move between contact channels: from their usual one in the first half of the period to that in the second. */
import { normalTails } from '../../lib/chi-square';
import { holmAdjusted } from '../../lib/holm';
import type { ResultReader } from '../../lib/result';
import { population, type Filter } from '../../model/filter';
import { sql, type Sql } from '../../sql/sql';

export interface Moves {
  /** The most used first. */
  readonly channels: readonly string[];
  /** `counts[from][to]` customers in touch in both halves. */
  readonly counts: readonly (readonly number[])[];
  readonly n: number;
  /** First day, the day that parts the halves, last day, yyyy-MM-dd; null without contacts. */
  readonly days: readonly [string, string, string] | null;
  /** Of each channel: customers who came to it and left it, and whether that is chance (McNemar’s test, Holm over the channels). */
  readonly changes: readonly { readonly joined: number; readonly left: number; readonly p: number }[];
}

/** One row a pair with customers who were in touch in both halves: before, after, customers, and the days of the halves. */
export function queryMoves(filters: readonly Filter[]): Sql {
  return sql`
WITH
-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(filters)}),
-- one row: the days that contacts cover, and the middle of them
span AS (
  SELECT CAST(min(opened_at) AS DATE) AS first_day, CAST(max(opened_at) AS DATE) AS last_day,
    CAST(min(opened_at) AS DATE) + CAST((CAST(max(opened_at) AS DATE) - CAST(min(opened_at) AS DATE) + 1) // 2 AS INTEGER) AS middle
  FROM contact
),
-- one row a customer, half and channel
used AS (
  SELECT c.customer_id, CAST(c.opened_at AS DATE) >= s.middle AS is_after, CAST(c.ticket_channel AS VARCHAR) AS channel, count(*) AS n, max(c.opened_at) AS latest
  FROM contact c JOIN span s ON c.opened_at IS NOT NULL
  WHERE c.ticket_channel IS NOT NULL AND c.customer_id IN (SELECT customer_id FROM population)
  GROUP BY ALL
),
-- one row a customer and half: the channel of most contacts, of equals the latest
usual AS (
  SELECT customer_id, is_after, first(channel ORDER BY n DESC, latest DESC, channel) AS channel FROM used GROUP BY customer_id, is_after
)
SELECT
  a.channel AS before, b.channel AS after, count(*)::INTEGER AS customers,
  (SELECT strftime(first_day, '%Y-%m-%d') FROM span) AS first_day,
  (SELECT strftime(middle, '%Y-%m-%d') FROM span) AS middle,
  (SELECT strftime(last_day, '%Y-%m-%d') FROM span) AS last_day
FROM usual a JOIN usual b ON b.customer_id = a.customer_id AND NOT a.is_after AND b.is_after
GROUP BY a.channel, b.channel
ORDER BY before, after`;
}

/** @param least customers below which nothing is tested */
export function readMoves(result: ResultReader, least: number): Moves {
  const [before, after, customers] = [result.texts('before'), result.texts('after'), result.numbers('customers')];
  const sizes = new Map<string, number>();
  const add = (name: string | null | undefined, n: number): void => void sizes.set(name ?? '', (sizes.get(name ?? '') ?? 0) + n);
  before.forEach((name, i) => {
    add(name, customers[i] ?? 0);
    add(after[i], customers[i] ?? 0);
  });
  const channels = [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
  const counts = channels.map(() => channels.map(() => 0));
  before.forEach((name, i) => {
    const row = counts[channels.indexOf(name ?? '')];
    if (row !== undefined) row[channels.indexOf(after[i] ?? '')] = customers[i] ?? 0;
  });
  const n = [...customers].reduce((sum, count) => sum + count, 0);
  const moved = channels.map((_, c) => ({
    joined: counts.reduce((sum, row, r) => sum + (r === c ? 0 : (row[c] ?? 0)), 0),
    left: (counts[c] ?? []).reduce((sum, count, to) => sum + (to === c ? 0 : count), 0),
  }));
  const ps = holmAdjusted(
    moved.map(({ joined, left }) => (joined + left < least ? NaN : normalTails((joined - left) / Math.sqrt(joined + left)))),
  );
  const [first, middle, last] = ['first_day', 'middle', 'last_day'].map((name) => result.texts(name)[0] ?? null);
  return {
    ...{ channels, counts, n },
    days: first == null || middle == null || last == null ? null : [first, middle, last],
    changes: moved.map((change, c) => ({ ...change, p: ps[c] ?? NaN })),
  };
}
