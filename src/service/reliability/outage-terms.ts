/** Owns which interruptions count, as terms of a filter: the same as `interruptionParts` has, but for major event days, which no term can tell. */
import type { EventTerm } from '../../model/event-filter';
import { sql, type Sql } from '../../sql/sql';
import type { OutageChoice } from './outage-choice';

/** The period of `outage_span`: its first moment and the first one after it, as a filter has them; '' without interruptions. */
export interface OutagePeriod {
  readonly from: string;
  readonly before: string;
}

/** Columns of one row: `first_moment` and `after_last` of the period. */
export const OUTAGE_PERIOD: Sql = sql`(SELECT strftime(since + INTERVAL 1 MICROSECOND, '%Y-%m-%d %H:%M:%S.%f') FROM outage_span) AS first_moment,
  (SELECT strftime(until + INTERVAL 1 MICROSECOND, '%Y-%m-%d %H:%M:%S.%f') FROM outage_span) AS after_last`;

/** Minutes are whole seconds: the least above a limit. */
const A_SECOND = 1 / 120;

/** Of the period, longer than momentary, and of the kind; the chip says only the period, the label has to say the rest (see outage-words). */
export function outageTerms({ from, before }: OutagePeriod, { kind, momentary }: OutageChoice): EventTerm[] {
  return [
    ...(from === '' || before === '' ? [] : [{ column: 'started', from, before }]),
    { column: 'minutes', lo: momentary + A_SECOND, hi: 1e9, isTold: true },
    ...(kind === 'planned' || kind === 'unplanned'
      ? [{ column: 'is_planned', values: [String(kind === 'planned')], isTold: true as const }]
      : []),
  ];
}
