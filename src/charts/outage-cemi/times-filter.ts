/** Owns the filter of a bar: customers interrupted so often in the period, by the same interruptions that it counts. */
import { eventFilter, type EventFilter } from '../../model/event-filter';
import type { Filter } from '../../model/filter';
import type { OutageChoice } from '../../service/reliability/outage-choice';
import { outageTerms } from '../../service/reliability/outage-terms';
import { countedOutages } from '../../service/reliability/outage-words';
import type { Cemi } from './query';

/** Null where major event days are left out, which no filter can tell. */
export function timesFilter(times: number, period: Cemi, choice: OutageChoice): EventFilter | null {
  if (!choice.majorDays || period.from === '' || period.before === '') return null;
  return { ...eventFilter('customer_outage', countedOutages(choice), ...outageTerms(period, choice)), count: { least: times } };
}

/** The bar of such a filter, as its key; null for another filter. */
export function timesOfFilter(filter: Filter | null): string | null {
  return filter?.kind === 'event' && filter.count !== undefined ? String(filter.count.least) : null;
}
