/** Owns the filter of a bar: customers interrupted so often in the period, by the same interruptions that it counts. */
import { eventFilter, type EventFilter } from '../../model/event-filter';
import type { Filter } from '../../model/filter';
import type { OutageChoice } from '../../service/reliability/outage-choice';
import { outageTerms } from '../../service/reliability/outage-terms';
import type { Cemi } from './query';
import * as text from './text';

/** Null where major event days are left out, which no filter can tell. */
export function timesFilter(times: number, period: Cemi, choice: OutageChoice): EventFilter | null {
  if (!choice.majorDays || period.from === '' || period.before === '') return null;
  const label = text.filter(choice.kind, choice.momentary);
  return { ...eventFilter('customer_outage', label, ...outageTerms(period, choice)), count: { least: times } };
}

/** The bar of such a filter, as its key; null for another filter. */
export function timesOfFilter(filter: Filter | null): string | null {
  return filter?.kind === 'event' && filter.count !== undefined ? String(filter.count.least) : null;
}
