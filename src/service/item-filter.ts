/** Owns the filter by what customers answered to one item. */
import type { Text } from '../lib/text';
import { eventFilter, type EventFilter } from '../model/event-filter';
import type { Filter } from '../model/filter';
import type { SurveyItem } from './survey-items';

/** Customers who gave the item no best grade at least once. */
export function notContent({ id, text }: Pick<SurveyItem, 'id' | 'text'>): EventFilter {
  const label: Text = { en: `Not satisfied with: ${text.en}`, zh: `对“${text.zh}”不满意` };
  return eventFilter('survey_item', label, { column: 'item', values: [id] }, { column: 'top2', values: ['false'] });
}

/** The item that such a filter is about; null for any other filter. */
export function itemOfFilter(filter: Filter | null): string | null {
  if (filter?.kind !== 'event' || filter.table !== 'survey_item') return null;
  const [term] = filter.terms;
  return term !== undefined && 'values' in term && term.column === 'item' ? (term.values[0] ?? null) : null;
}
