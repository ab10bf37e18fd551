/** Owns the statement behind the distribution of times to close or to respond, and of the age of what is open. */
import type { ResultReader } from '../../lib/result';
import { CLOSABLE, closingUnder, RESPONDABLE, respondingUnder, stepOf, type Step } from '../../service/closing';
import { readLimits, readResponseHours } from '../../service/contact-limits';
import { join, sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';

export interface AgeOptions extends Record<string, string> {
  readonly step: Step;
  /** What has ended (was closed, responded to), or what has not. */
  readonly view: 'closed' | 'open';
  readonly kind: 'all' | 'complaint';
  /** JSON of hours by type. */
  readonly limits: string;
  /** Within which somebody should respond; empty for the usual ones. */
  readonly responseHours: string;
}

/** Lower ends in hours; the steps grow, so that minutes and weeks have room beside each other. */
export const AGE_EDGES: Readonly<Record<Step, readonly number[]>> = {
  close: [0, 0.5, 1, 2, 4, 8, 24, 48, 72, 120, 240, 720],
  respond: [0, 1 / 12, 0.25, 0.5, 1, 2, 4, 8, 24, 72],
};

export interface AgeBin {
  /** lo ≤ hours < hi; the last has no end. */
  readonly lo: number;
  readonly hi: number;
  readonly contacts: number;
  /** Of these, beyond the limit of their type. */
  readonly late: number;
}

/** One row a bin with contacts: place among AGE_EDGES, contacts, late. */
export function queryAges({ model, filters }: ChartContext, options: AgeOptions): Sql {
  const step = stepOf(model, options.step);
  const all = step === 'respond' ? RESPONDABLE : CLOSABLE;
  const only = options.kind === 'complaint' ? sql`${all} AND c.is_complaint` : all;
  const durations =
    step === 'respond'
      ? respondingUnder(filters, null, readResponseHours(options.responseHours), only)
      : closingUnder(filters, null, readLimits(options.limits), only);
  const steps = AGE_EDGES[step].map((edge, place) => sql`WHEN value >= ${edge} THEN ${place}`).reverse();
  return sql`
WITH
${durations}
SELECT (CASE ${join(steps, ' ')} ELSE 0 END)::INTEGER AS place, count(*)::INTEGER AS contacts, count(*) FILTER (value > limit_hours)::INTEGER AS late
FROM duration
WHERE ${options.view === 'open' ? sql`NOT is_closed` : sql`is_closed`}
GROUP BY place
ORDER BY place`;
}

/** Every bin in order, empty ones with 0. */
export function readAges(result: ResultReader, { model }: Pick<ChartContext, 'model'>, options: AgeOptions): readonly AgeBin[] {
  const edges = AGE_EDGES[stepOf(model, options.step)];
  const [places, contacts, late] = [result.numbers('place'), result.numbers('contacts'), result.numbers('late')];
  return edges.map((lo, place): AgeBin => {
    const row = places.indexOf(place);
    return { lo, hi: edges[place + 1] ?? Infinity, contacts: contacts[row] ?? 0, late: late[row] ?? 0 };
  });
}
