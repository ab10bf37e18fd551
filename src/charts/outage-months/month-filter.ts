/** Owns the filter of a column: customers whom the interruptions hit that it counts. */
import { eventFilter, type EventFilter } from '../../model/event-filter';
import type { OutageChoice } from '../../service/reliability/outage-choice';
import { outageTerms, type OutagePeriod } from '../../service/reliability/outage-terms';
import * as text from './text';

/**
 * Major event days that are left out are kept: no filter can tell them.
 * @param months yyyy-MM
 */
export function monthFilter(months: readonly (string | null)[], period: OutagePeriod, choice: OutageChoice): EventFilter {
  // The months tell the period.
  const terms = outageTerms(period, choice).map((term) => ({ ...term, isTold: true as const }));
  return eventFilter('customer_outage', text.filter(choice), { column: 'month', values: months }, ...terms);
}
