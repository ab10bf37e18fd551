/** Owns the filter of a bar: customers interrupted so often in the period, by the same interruptions that it counts. */
import { eventFilter, type EventFilter, type EventTerm } from '../../model/event-filter';
import type { Filter } from '../../model/filter';
import type { OutageChoice } from '../../service/reliability/outage-choice';
import type { Cemi } from './query';
import * as text from './text';

/** Minutes are whole seconds: the least above a limit. */
const A_SECOND = 1 / 120;

/** Null where major event days are left out, which no filter can tell. */
export function timesFilter(
  times: number,
  { from, before }: Cemi,
  { kind, momentary, majorDays }: OutageChoice,
): EventFilter | null {
  if (!majorDays || from === '' || before === '') return null;
  const planned: EventTerm[] =
    kind === 'planned' || kind === 'unplanned'
      ? [{ column: 'is_planned', values: [String(kind === 'planned')], isTold: true }]
      : [];
  const terms: EventTerm[] = [
    { column: 'started', from, before },
    { column: 'minutes', lo: momentary + A_SECOND, hi: 1e9, isTold: true },
    ...planned,
  ];
  const label = text.filter(kind, momentary);
  return { ...eventFilter('customer_outage', label, ...terms), count: { least: times } };
}

/** The bar of such a filter, as its key; null for another filter. */
export function timesOfFilter(filter: Filter | null): string | null {
  return filter?.kind === 'event' && filter.count !== undefined ? String(filter.count.least) : null;
}
