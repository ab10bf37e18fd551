/** Owns the filter of a bar: customers whom the interruptions hit that it counts. */
import { eventFilter, type EventFilter } from '../../model/event-filter';
import type { OutageChoice } from '../../service/reliability/outage-choice';
import { outageTerms, type OutagePeriod } from '../../service/reliability/outage-terms';
import * as text from './text';

/** Major event days that are left out are kept: no filter can tell them. */
export function causeFilter(causes: readonly (string | null)[], period: OutagePeriod, choice: OutageChoice): EventFilter {
  return eventFilter('customer_outage', text.filter(choice), { column: 'cause', values: causes }, ...outageTerms(period, choice));
}
