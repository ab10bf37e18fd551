/** Owns how a filter tells contacts that took longer than a limit, or have been open for longer. */
import type { EventTerm } from '../model/event-filter';

const SECONDS = { days_open: 86_400, hours_open: 3600 } as const;
/** Of a day or an hour; times are whole seconds, so that nothing lies between a limit and this above it. */
const LEAST_ABOVE = 1e-6;

/** The least time that is above a limit, in the unit of the column. */
export const above = (limit: number): number => limit + LEAST_ABOVE;

/**
 * Lists for `either` of a filter of contacts.
 * @param own what the limit is for
 * @param limit in the unit of the column
 * @param last the last moment of the data, yyyy-MM-dd HH:mm:ss: how old what is open is counts to here
 */
export function beyondLimit(
  own: readonly EventTerm[],
  column: keyof typeof SECONDS,
  limit: number,
  last: string,
): [closed: readonly EventTerm[], open: readonly EventTerm[]] {
  const before = new Date(Date.parse(`${last.slice(0, 19).replace(' ', 'T')}Z`) - Math.round(limit * SECONDS[column]) * 1000);
  return [
    [...own, { column, lo: above(limit), hi: 1e9 }],
    [
      ...own,
      { column: 'closed_at', values: [null] },
      { column: 'opened_at', from: '0001-01-01', before: before.toISOString().slice(0, 19).replace('T', ' ') },
    ],
  ];
}
