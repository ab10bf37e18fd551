/** Owns the statement behind the distribution of times to close, and of the age of what is open. */
import type { ResultReader } from '../../lib/result';
import { CLOSABLE, closingUnder } from '../../service/closing';
import { readLimits } from '../../service/contact-limits';
import { join, sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';

export interface AgeOptions extends Record<string, string> {
  readonly view: 'closed' | 'open';
  readonly kind: 'all' | 'complaint';
  /** JSON of hours by type. */
  readonly limits: string;
}

/** Lower ends in hours; the steps grow, so that minutes and weeks have room beside each other. */
export const AGE_EDGES: readonly number[] = [0, 0.5, 1, 2, 4, 8, 24, 48, 72, 120, 240, 720];

export interface AgeBin {
  /** lo ≤ hours < hi; the last has no end. */
  readonly lo: number;
  readonly hi: number;
  readonly contacts: number;
  /** Of these, beyond the limit of their type. */
  readonly late: number;
}

/** One row a bin with contacts: place among AGE_EDGES, contacts, late. */
export function queryAges({ filters }: ChartContext, { view, kind, limits }: AgeOptions): Sql {
  const only = kind === 'complaint' ? sql`${CLOSABLE} AND c.is_complaint` : CLOSABLE;
  const steps = AGE_EDGES.map((edge, place) => sql`WHEN value >= ${edge} THEN ${place}`).reverse();
  return sql`
WITH
${closingUnder(filters, null, readLimits(limits), only)}
SELECT (CASE ${join(steps, ' ')} ELSE 0 END)::INTEGER AS place, count(*)::INTEGER AS contacts, count(*) FILTER (value > limit_hours)::INTEGER AS late
FROM duration
WHERE ${view === 'open' ? sql`NOT is_closed` : sql`is_closed`}
GROUP BY place
ORDER BY place`;
}

/** Every bin in order, empty ones with 0. */
export function readAges(result: ResultReader): readonly AgeBin[] {
  const [places, contacts, late] = [result.numbers('place'), result.numbers('contacts'), result.numbers('late')];
  return AGE_EDGES.map((lo, place): AgeBin => {
    const row = places.indexOf(place);
    return { lo, hi: AGE_EDGES[place + 1] ?? Infinity, contacts: contacts[row] ?? 0, late: late[row] ?? 0 };
  });
}
